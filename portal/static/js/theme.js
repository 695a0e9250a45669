// Loaded before the first paint, so a remembered choice does not flash. Nothing is stored until the reader presses the switch.
(() => {
  const root = document.documentElement;
  const key = "theme";
  let remembered = null;
  try {
    remembered = localStorage.getItem(key);
  } catch {
    // Storage may be forbidden; the switch then lasts for this page.
  }
  if (remembered === "light" || remembered === "dark") root.dataset.theme = remembered;

  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        try {
          localStorage.setItem(key, root.dataset.theme);
        } catch {
          // See above.
        }
      });
    }
  });
})();
