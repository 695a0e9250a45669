// Copy buttons beside read-only values; without this file the value can still be selected by hand.
const enhance = (box) => {
  const button = box.querySelector("[data-copy-button]");
  const field = box.querySelector("input, textarea");
  const label = box.querySelector("[data-copy-label]");
  if (!button || !field || !navigator.clipboard) return;
  const words = label.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      label.textContent = button.dataset.copied;
      setTimeout(() => (label.textContent = words), 2500);
    } catch {
      field.focus();
      field.select();
    }
  });
};

document.querySelectorAll("[data-copy]").forEach(enhance);
