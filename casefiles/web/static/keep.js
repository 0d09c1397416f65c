// Keeps an unfinished form while one types: again and again while the office cannot be reached; warns who leaves before.
const PAUSE = 3000;
const AGAIN = 5000;
const PATIENCE = 10000;
const LOST = "连不上本系统，内容还在这一页上，没有丢；连上以后会自动暂存";
const REFUSED = { 0: "登录已过期：请另开窗口登录，再回到这里按“暂存”或者“提交”", 400: "页面打开太久，请按“暂存”", 422: "表中有看不懂的内容，没有暂存" };
const form = document.querySelector("form[data-keep]");
let typed = 0, saved = 0, timer = 0, leaving = false, last = Promise.resolve();

export function say(place, words, problem = false) {
  const said = place?.querySelector("[data-said]");
  if (!said) return;
  said.textContent = words;
  said.classList.toggle("problem", problem);
}

// Whether the office answers: by taking what was typed since the last time, or by any answer at all.
export async function reached(asked) {
  clearTimeout(timer);
  if (asked === form && typed > saved) return (last = last.then(keep));
  const options = { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
  return fetch(document.querySelector("link[rel=icon]").href, options).then(() => true, () => false);
}

// The page is left on purpose, or is back on the screen.
export function leave(now) {
  leaving = now;
  clearTimeout(timer);
  if (!leaving && typed > saved) again(AGAIN);
}

async function keep() {
  const answers = new FormData(form), count = typed;
  answers.delete("upload");
  try {
    const options = { method: "POST", body: answers, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) };
    const reply = await fetch(form.dataset.keep, options);
    if (reply.ok) saved = Math.max(saved, count);
    const time = new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
    say(form, reply.ok ? `已自动暂存 ${time}` : REFUSED[reply.status] ?? "没有能自动暂存，请按“暂存”", !reply.ok);
    return true;
  } catch {
    say(form, LOST, true);
    again(AGAIN);
    return false;
  }
}

function again(pause) {
  clearTimeout(timer);
  timer = setTimeout(() => leaving || reached(form), pause);
}

form?.addEventListener("input", (event) => {
  if (!event.target.name || event.target.type === "file") return;
  typed += 1;
  again(PAUSE);
});
if (form) {
  addEventListener("online", () => typed > saved && again(0));
  document.addEventListener("visibilitychange", () => document.hidden && typed > saved && again(0));
  addEventListener("beforeunload", (event) => { if (typed > saved && !leaving) event.preventDefault(); });
}
