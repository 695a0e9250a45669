// Drafts save themselves: <form data-autosave-url="…"> is posted there after a pause in typing.
// A failure leaves the form as it is and tries again with the next change.
// The answer may be JSON: `fields` are put back into the form (its age, so the next save is not taken for a stale one),
// `message` says why nothing was saved. A form whose token was old gets a fresh one that way, and is sent again.
const pause = 1500;

const enhance = (form) => {
  const status = form.querySelector("[data-autosave-status]");
  const say = (key, words = "") => {
    if (status) status.textContent = words || (status.dataset[key] ?? "");
  };
  let timer;
  let running;
  let isDirty = false;

  const send = async () => {
    const body = new FormData(form);
    // Files are big and are sent once, with the form itself.
    for (const input of form.querySelectorAll("input[type=file]")) body.delete(input.name);
    isDirty = false;
    say("saving");
    let words = "";
    let isFresh = false;
    try {
      const response = await fetch(form.dataset.autosaveUrl, {
        method: "POST",
        body,
        credentials: "same-origin",
        headers: { "X-CSRFToken": body.get("csrfmiddlewaretoken") ?? "", "X-Requested-With": "XMLHttpRequest" },
      });
      const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
      const answer = isJson ? await response.json() : {};
      for (const [name, value] of Object.entries(answer.fields ?? {})) {
        if (form.elements[name]) form.elements[name].value = value;
      }
      words = answer.message ?? "";
      isFresh = Boolean(answer.fields?.csrfmiddlewaretoken);
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      say("saved");
    } catch {
      isDirty = true;
      say("failed", words);
      if (isFresh) timer = setTimeout(save, pause);
    }
  };

  // One at a time: a request that is given up halfway may still have been saved, and then the form would look stale.
  const save = () => {
    clearTimeout(timer);
    running = (running ?? Promise.resolve()).then(() => (isDirty ? send() : undefined));
    return running;
  };

  form.addEventListener("input", () => {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  });
  let isLeaving = false;
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    isDirty = false;
    if (!running || isLeaving) return;
    event.preventDefault();
    isLeaving = true;
    const { submitter } = event;
    // In a task of its own: while its submit event is still under way, a form ignores being submitted.
    running.then(() => setTimeout(() => form.requestSubmit(submitter)));
  });
  // Back from the browser's memory the form may be sent again.
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
  // Leaving within the pause must not lose the last words.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isDirty) save();
  });
};

document.querySelectorAll("form[data-autosave-url]").forEach(enhance);
