// Everything that is folded is opened for the printer, and folded again afterwards.
const folded = [];
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll(".timeline details:not([open])")) {
    one.open = true;
    folded.push(one);
  }
});
addEventListener("afterprint", () => { while (folded.length) folded.pop().open = false; });
