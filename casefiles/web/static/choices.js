// Long lists of choices: a filter while typing, and Article 4's behaviours only of the item chosen.
for (const list of document.querySelectorAll("fieldset.long")) {
  const filter = document.createElement("input");
  filter.type = "search";
  filter.className = "filter";
  filter.placeholder = "输入几个字筛选";
  filter.setAttribute("aria-label", `筛选${list.querySelector("legend").textContent}`);
  list.querySelector(".list").before(filter);
  const item = "byItem" in list.dataset ? document.querySelector("[data-item]") : null;
  const show = () => {
    const wanted = filter.value.trim();
    for (const group of list.querySelectorAll(".group")) {
      const off = item?.value && group.dataset.key !== item.value;
      let any = false;
      for (const option of group.querySelectorAll(".option")) {
        const chosen = option.querySelector("input").checked;
        const fits = !off && option.textContent.includes(wanted);
        option.hidden = !(fits || chosen);
        any ||= !option.hidden;
      }
      group.hidden = !any;
    }
  };
  list.addEventListener("change", (event) => {
    // Who ticks a behaviour before choosing the item has chosen the item.
    const key = event.target.closest(".group")?.dataset.key;
    if (item && !item.value && key && event.target.checked) {
      item.value = key;
      item.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  filter.addEventListener("input", show);
  filter.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  item?.addEventListener("change", show);
  show();
}
