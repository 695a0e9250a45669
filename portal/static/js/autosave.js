// Drafts save themselves: <form data-autosave-url="…"> is posted there after a pause in typing.
// A failure leaves the form as it is and tries again with the next change.
const pause = 1500;

const enhance = (form) => {
  const status = form.querySelector("[data-autosave-status]");
  const say = (key) => {
    if (status) status.textContent = status.dataset[key] ?? "";
  };
  let timer;
  let running;
  let isDirty = false;

  const save = async () => {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    const body = new FormData(form);
    // Files are big and are sent once, with the form itself.
    for (const input of form.querySelectorAll("input[type=file]")) body.delete(input.name);
    say("saving");
    try {
      const response = await fetch(form.dataset.autosaveUrl, {
        method: "POST",
        body,
        signal,
        credentials: "same-origin",
        headers: { "X-CSRFToken": body.get("csrfmiddlewaretoken") ?? "", "X-Requested-With": "XMLHttpRequest" },
      });
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      isDirty = false;
      say("saved");
    } catch {
      if (!signal.aborted) say("failed");
    }
  };

  form.addEventListener("input", () => {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    running?.abort();
    isDirty = false;
  });
  // Leaving within the pause must not lose the last words.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isDirty) {
      clearTimeout(timer);
      save();
    }
  });
};

document.querySelectorAll("form[data-autosave-url]").forEach(enhance);
