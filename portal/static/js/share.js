// The browser's own sheet of programs, where it has one; without it links and texts to copy do the same.
const sheet = async (thing, event) => {
  const { shareTitle: title, shareText: text, shareUrl: url } = thing.dataset;
  const data = { title, text, url };
  if (!navigator.canShare?.(data)) return;
  event.preventDefault();
  try {
    await navigator.share(data);
  } catch (error) {
    // Whoever closes the sheet has changed their mind; anything else leads to the links.
    if (error.name !== "AbortError") location.hash = "share";
  }
};

if (navigator.share) {
  document.querySelectorAll("[data-share]").forEach((thing) => {
    thing.addEventListener("click", (event) => sheet(thing, event));
    if (thing.parentElement.hidden) thing.parentElement.hidden = false;
  });
}
