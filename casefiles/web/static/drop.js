// A list dropped anywhere on the page goes into its file field; the clerk sees its name and sends it.
const field = document.querySelector("input[type=file][data-drop]");
const said = document.getElementById("dropped");

addEventListener("dragover", (event) => { if (field) { event.preventDefault(); document.body.classList.add("dropping"); } });
addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dropping"); });
addEventListener("drop", (event) => {
  if (!field) return;
  event.preventDefault();
  document.body.classList.remove("dropping");
  if (!event.dataTransfer.files.length) return;
  field.files = event.dataTransfer.files;
  const names = [...field.files].map((file) => file.name).join("、");
  if (said) said.textContent = `已选：${names}`;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.form.querySelector("button.main")?.focus();
});
