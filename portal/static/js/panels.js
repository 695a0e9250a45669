// <section data-panel-url="…">: what stands there gives way to what the address answers. Until then, without this file
// and when anything goes wrong, the link inside leads to the same.
const fill = async (place) => {
  const response = await fetch(place.dataset.panelUrl, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  // A session that has ended is led to the sign-in page, and that is no panel.
  if (!response.ok || response.redirected) return;
  const panel = await response.text();
  const held = place.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  place.innerHTML = panel;
  if (held) [...place.querySelectorAll("a")].find((link) => link.getAttribute("href") === held)?.focus();
};

for (const place of document.querySelectorAll("[data-panel-url]")) fill(place).catch(() => {});
