// The brand kit's colour shows itself, and a line of text says how much room is left.

const luminance = (colour) => {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const followColour = (sample) => {
  const input = document.querySelector(sample.dataset.colourSample);
  if (!input) return;
  input.addEventListener("input", () => {
    if (!/^#[0-9a-f]{6}$/i.test(input.value)) return;
    sample.querySelectorAll("[data-colour]").forEach((shape) => shape.setAttribute("fill", input.value));
    const ratio = 1.05 / (luminance(input.value) + 0.05);
    const number = new Intl.NumberFormat(document.documentElement.lang || undefined, { maximumFractionDigits: 1 });
    sample.querySelector("[data-ratio]").textContent = number.format(ratio);
    sample.querySelectorAll("[data-least]").forEach((words) => {
      words.hidden = ratio < Number(words.dataset.least) || ratio >= Number(words.dataset.below || Infinity);
    });
  });
};

const followLength = (input) => {
  const place = document.querySelector(input.dataset.count);
  if (!place || input.maxLength < 1) return;
  const show = () => {
    const left = input.maxLength - input.value.length;
    place.textContent = place.dataset.words.replace("{left}", left);
    place.classList.toggle("count--near", left < 20);
    place.hidden = false;
  };
  input.addEventListener("input", show);
  show();
};

document.querySelectorAll("[data-colour-sample]").forEach(followColour);
document.querySelectorAll("[data-count]").forEach(followLength);
