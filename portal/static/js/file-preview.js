// Drop a file on the field, and see what was chosen before it is sent.
const units = ["byte", "kilobyte", "megabyte"];
const language = document.documentElement.lang || undefined;

const sizeText = (bytes) => {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const options = { style: "unit", unit: units[power], maximumFractionDigits: 1 };
  return new Intl.NumberFormat(language, options).format(bytes / 1000 ** power);
};

const enhance = (box) => {
  const input = box.querySelector("input[type=file]");
  const preview = box.querySelector("[data-file-preview]");
  if (!input || !preview) return;

  const show = () => {
    preview.replaceChildren();
    for (const file of input.files) {
      // SVG is left out: only the server decides whether one is safe to draw.
      if (/^image\/(png|jpeg|webp)$/.test(file.type)) {
        const image = document.createElement("img");
        image.alt = "";
        preview.append(image);
        // A data address, because the policy of these pages allows no blob: pictures.
        const reader = new FileReader();
        reader.onload = () => (image.src = reader.result);
        reader.readAsDataURL(file);
      }
      const words = document.createElement("span");
      words.textContent = `${file.name} (${sizeText(file.size)})`;
      preview.append(words);
    }
    preview.hidden = input.files.length === 0;
  };

  input.addEventListener("change", show);
  for (const name of ["dragenter", "dragover"]) {
    box.addEventListener(name, (event) => {
      event.preventDefault();
      box.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    box.addEventListener(name, () => box.classList.remove("is-over"));
  }
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    if (input.disabled || event.dataTransfer.files.length === 0) return;
    const chosen = new DataTransfer();
    for (const file of input.multiple ? event.dataTransfer.files : [event.dataTransfer.files[0]]) chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
};

document.querySelectorAll("[data-file-drop]").forEach(enhance);
