// "/" goes to the search box; J and K go down and up the letters of a queue and the paragraphs of a letter; an error summary takes the focus when the page opens.
const box = document.querySelector("[data-key='/']");
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && box && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    box.focus();
  }
});
const turns = [...document.querySelectorAll("[data-turn]")];
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  const way = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (!way || !turns.length || typing || event.ctrlKey || event.altKey || event.metaKey) return;
  const row = event.target.closest("tr, .para");
  const here = turns.findIndex((turn) => turn === event.target || (row && row.contains(turn)));
  const next = here < 0 ? (way > 0 ? 0 : turns.length - 1) : here + way;
  turns[Math.min(Math.max(next, 0), turns.length - 1)].focus();
});
document.querySelector(".errors[tabindex], #preview")?.focus();
for (const link of document.querySelectorAll(".errors a[href^='#at-']")) {
  link.addEventListener("click", () => {
    const place = document.getElementById(link.hash.slice(1));
    setTimeout(() => place?.querySelector("input:not([type=hidden]), select, textarea")?.focus());
  });
}
