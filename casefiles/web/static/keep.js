// Keeps an unfinished form beside the case while one types; it is no part of the record.
const form = document.querySelector("form[data-keep]");
const said = document.getElementById("kept");
let timer = 0;
let sending = false;

async function keep() {
  const answers = new FormData(form);
  answers.delete("upload");
  try {
    const reply = await fetch(form.dataset.keep, { method: "POST", body: answers, redirect: "error" });
    const time = new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
    said.textContent = reply.ok ? `已自动暂存 ${time}` : "未能自动暂存";
  } catch {
    said.textContent = "未能自动暂存，请检查是否已退出登录";
  }
}

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => sending || keep(), 3000);
});
form?.addEventListener("submit", () => {
  sending = true;
  clearTimeout(timer);
  setTimeout(() => { sending = false; }, 5000);
});
