// The reviewers' screens. Nothing here is needed: it saves a few presses.
(() => {
  for (const button of document.querySelectorAll("[data-begin]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const field = button.closest("form").querySelector("[name=reason]");
      const words = button.closest("li").querySelector("[data-words]").textContent;
      field.value = field.value.trim() ? `${field.value.trim()}\n\n${words}` : words;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
  }
  // The list is drawn anew with each filter, so the listener is the document's.
  const show = () => document.querySelectorAll("[data-tick-all]").forEach((box) => { box.hidden = false; });
  show();
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-tick-all]")) return;
    for (const box of event.target.closest("form").querySelectorAll("[name=id]")) box.checked = event.target.checked;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target.closest("form[data-quick-send]");
    if (form) form.requestSubmit();
  });
})();
