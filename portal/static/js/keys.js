// Letters that press what is marked with them. Can be switched off: whoever speaks to the machine would press by accident.
const box = document.querySelector("[data-keys]");
const toggle = box?.querySelector("[data-keys-switch]");
const marked = [...document.querySelectorAll("[data-key]")];
const NAME = "portal-keys";

const isOn = () => {
  try {
    return localStorage.getItem(NAME) !== "off";
  } catch {
    return true;
  }
};

const show = () => {
  document.querySelectorAll("[data-key-hint]").forEach((hint) => hint.remove());
  marked.forEach((link) => {
    if (isOn()) {
      const hint = document.createElement("kbd");
      hint.dataset.keyHint = "";
      hint.className = "bo-key";
      hint.textContent = link.dataset.key;
      link.append(" ", hint);
      link.setAttribute("aria-keyshortcuts", link.dataset.key);
    } else {
      link.removeAttribute("aria-keyshortcuts");
    }
  });
};

const press = (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !isOn()) return;
  if (event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable], video, dialog")) return;
  // By the place on the keyboard as well: with Cyrillic switched on the same keys give other letters.
  const letters = [event.key.toLowerCase(), event.code.replace(/^Key/, "").toLowerCase()];
  const link = marked.find((each) => letters[0] === each.dataset.key) ?? marked.find((each) => letters[1] === each.dataset.key);
  if (!link) return;
  event.preventDefault();
  link.click();
};

if (box && toggle) {
  box.hidden = false;
  toggle.checked = isOn();
  toggle.addEventListener("change", () => {
    try {
      localStorage.setItem(NAME, toggle.checked ? "on" : "off");
    } catch {
      toggle.checked = true;
    }
    show();
  });
  show();
  document.addEventListener("keydown", press);
}
