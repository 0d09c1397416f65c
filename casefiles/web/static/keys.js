// "/" goes to the search box; an error summary takes the focus when the page opens.
const box = document.querySelector("[data-key='/']");
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && box && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    box.focus();
  }
});
document.querySelector(".errors[tabindex], #preview")?.focus();
for (const link of document.querySelectorAll(".errors a[href^='#at-']")) {
  link.addEventListener("click", () => {
    const place = document.getElementById(link.hash.slice(1));
    setTimeout(() => place?.querySelector("input:not([type=hidden]), select, textarea")?.focus());
  });
}
