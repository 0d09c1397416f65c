// Sends a form once, when the office can be reached; says that it is on its way, or why it cannot go.
import { leave, reached, say } from "./keep.js";

const MEGABYTE = 1024 * 1024;
const LONG = 20;
const LOST = "连不上本系统，还没有提交。内容都在这一页上；请稍候，连上以后再按一次";
const on = new Map(); // each form that is being asked about or is on its way, with what ends that

function files(form) {
  return [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files].map((file) => ({ file, input })));
}

function size(bytes) { return `${(bytes / MEGABYTE).toFixed(1)}MB`; }

function tooLarge(chosen) {
  const all = chosen.reduce((sum, { file }) => sum + file.size, 0);
  for (const { file, input } of chosen) {
    if (file.size > input.dataset.each * MEGABYTE) return `“${file.name.slice(-60)}”有${size(file.size)}，超过${input.dataset.each}MB；请降低扫描分辨率或者分成几个文件`;
    if (all > input.dataset.all * MEGABYTE) return `所选文件共${size(all)}，合计不得超过${input.dataset.all}MB；请分几次上传`;
  }
  return "";
}

function show(form, button, chosen) {
  const buttons = [...document.querySelectorAll("button")].filter((one) => one.form === form);
  const words = button?.textContent;
  for (const one of buttons) one.setAttribute("aria-disabled", "true");
  if (button) button.textContent = button.dataset.busy ?? "请稍候……";
  const total = chosen.reduce((sum, { file }) => sum + file.size, 0);
  const began = Date.now();
  const tell = () => {
    const seconds = Math.round((Date.now() - began) / 1000);
    if (total) say(form, `正在上传${size(total)}，请不要关闭这一页${seconds ? `（${seconds}秒）` : ""}`);
    else if (seconds >= LONG) end("还没有收到答复，可以再按一次；不会重复办理");
  };
  const clock = setInterval(tell, 1000);
  const end = (said = "", problem = false) => {
    clearInterval(clock);
    for (const one of buttons) one.removeAttribute("aria-disabled");
    if (button) button.textContent = words;
    say(form, said, problem);
    leave(false);
    on.delete(form);
  };
  on.set(form, { end, ready: false });
  tell();
  return end;
}

async function ask(form, button) {
  const chosen = files(form), refusal = tooLarge(chosen);
  if (refusal) return say(form, refusal, true);
  const end = show(form, button, chosen);
  if (!(await reached(form))) return end(LOST, true);
  if (!on.has(form)) return;
  on.get(form).ready = true;
  if (button) form.requestSubmit(button);
  else form.requestSubmit();
}

for (const form of document.querySelectorAll("form[data-send]")) {
  form.addEventListener("submit", (event) => {
    const state = on.get(form);
    if (event.submitter?.value.startsWith("letter-")) return;
    if (state?.ready) { state.ready = false; leave(true); return; }
    event.preventDefault();
    if (!state) ask(form, event.submitter);
  });
}
addEventListener("pageshow", (event) => { if (event.persisted) for (const { end } of on.values()) end(); });
addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const { end } of [...on.values()]) { window.stop(); end("已停下，没有提交完；可以再按一次，不会重复办理"); }
});
