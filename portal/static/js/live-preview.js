// <form data-preview-url="…" data-preview-target="#id-of-img">: the picture follows the form.
const pause = 350;

const enhance = (form) => {
  const image = document.querySelector(form.dataset.previewTarget);
  if (!image) return;
  let timer;

  const refresh = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "csrfmiddlewaretoken") query.append(name, value);
    }
    // The old picture stays until the new one has arrived.
    const next = new Image();
    image.setAttribute("aria-busy", "true");
    next.onload = () => {
      if (next !== image.pending) return;
      image.src = next.src;
      image.removeAttribute("aria-busy");
    };
    next.onerror = () => {
      if (next === image.pending) image.removeAttribute("aria-busy");
    };
    image.pending = next;
    next.src = `${form.dataset.previewUrl}?${query}`;
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, pause);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
};

document.querySelectorAll("form[data-preview-url]").forEach(enhance);
