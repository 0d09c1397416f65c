// Shows beside the form, while one types, what would follow from it: ages, last days, the next state. Files nothing.
const aside = document.querySelector("[data-forecast]");
const form = document.getElementById("step");
let timer = 0;
let newest = 0;

async function show() {
  const asked = ++newest;
  const answers = new FormData(form);
  answers.delete("upload");
  try {
    const reply = await fetch(aside.dataset.forecast, { method: "POST", body: answers, redirect: "manual" });
    if (!reply.ok || asked !== newest) return;
    const shown = new DOMParser().parseFromString(await reply.text(), "text/html").body;
    aside.querySelector("[role=status]").replaceChildren(...shown.childNodes);
  } catch {
    // Without the server nothing is foreseen; autosave says that the connection is gone.
  }
}

if (aside && form) {
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => {
      clearTimeout(timer);
      timer = setTimeout(show, 500);
    });
  }
  show();
}
