// allauth reports a refused passkey to the console only; the reader needs to hear of it too.
document.addEventListener("allauth.error", () => {
  for (const box of document.querySelectorAll("[data-passkey-trouble]")) box.hidden = false;
});
