// A template's slots on its artwork: dragged, or moved with the keyboard. The fields stay what is sent: a slot on the
// artwork only shows and changes them, so that whatever can be done here can be typed as well.
const editor = document.querySelector("[data-slots-editor]");
const stage = editor.querySelector("[data-stage]");
const list = editor.querySelector("[data-slot-list]");
const said = editor.querySelector("[data-said]");
const undo = editor.querySelector("[data-undo]");
const preview = editor.querySelector("[data-preview]");
const words = JSON.parse(editor.dataset.words);
const kinds = JSON.parse(editor.dataset.kinds);
const beginnings = JSON.parse(editor.dataset.beginnings);
const prefix = editor.dataset.prefix;
const least = 1;
const pause = 400;
const boxes = new Map();
let page = 1;
let sample = "plain";
let removed = [];
let speaking;

const numberOf = new Intl.NumberFormat(document.documentElement.lang || undefined, { maximumFractionDigits: 1 });
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
// Spoken once the hand rests: of ten presses the last one counts.
const say = (text, wait = 0) => {
  clearTimeout(speaking);
  speaking = setTimeout(() => { said.textContent = text; }, wait);
};

const field = (slot, name) => slot.querySelector(`[name$="-${name}"]`);
const value = (slot, name) => Number(field(slot, name).value) || 0;
const isGone = (slot) => field(slot, "DELETE").checked;
const slots = () => [...list.querySelectorAll("[data-slot]")];
const kindOf = (slot) => kinds[field(slot, "kind").value] || "";
const facts = (slot) => ({
  number: slots().filter((each) => !isGone(each)).indexOf(slot) + 1,
  kind: kindOf(slot),
  ...Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, numberOf.format(value(slot, name))])),
});

const put = (slot, changes) => {
  for (const [name, number] of Object.entries(changes)) field(slot, name).value = String(Math.round(number * 100) / 100);
  show(slot);
  draw();
};

const move = (slot, x, y) =>
  put(slot, {
    x: Math.min(Math.max(x, 0), 100 - value(slot, "width")),
    y: Math.min(Math.max(y, 0), 100 - value(slot, "height")),
  });
const resize = (slot, width, height) =>
  put(slot, {
    width: Math.min(Math.max(width, least), 100 - value(slot, "x")),
    height: Math.min(Math.max(height, least), 100 - value(slot, "y")),
  });

const show = (slot) => {
  const box = boxes.get(slot);
  const told = facts(slot);
  slot.hidden = isGone(slot);
  box.hidden = isGone(slot) || value(slot, "page") !== page;
  box.style.left = `${value(slot, "x")}%`;
  box.style.top = `${value(slot, "y")}%`;
  box.style.width = `${value(slot, "width")}%`;
  box.style.height = `${value(slot, "height")}%`;
  box.firstChild.textContent = `${told.number}. ${told.kind}`;
  box.setAttribute("aria-label", filled(words.box, told));
  slot.querySelector("[data-slot-name]").textContent = `${told.number}. ${told.kind}`;
  // What only words or answers of partners have, and which colours are asked for.
  const has = (name, is) => { slot.querySelector(`[data-field=${name}]`).hidden = !is; };
  const kind = field(slot, "kind").value;
  const isFree = !field(slot, "text").value;
  has("text", ["line", "place", "date"].includes(kind));
  has("longest", ["line", "place"].includes(kind) && isFree);
  has("required", kind === "photo" || (["line", "place", "date"].includes(kind) && isFree));
  for (const name of ["size", "least", "weight", "max_lines"]) has(name, !["qr", "logo", "photo"].includes(kind));
  for (const name of ["align", "valign", "colour_of"]) has(name, kind !== "photo");
  has("colour", field(slot, "colour_of").value === "own" && kind !== "photo");
  has("plate_colour", field(slot, "plate").value === "own");
  has("DELETE", false);
};
const showAll = () => slots().forEach(show);

const choose = (slot) => {
  boxes.forEach((box, each) => box.setAttribute("aria-pressed", String(each === slot)));
  slot.open = true;
};

const remove = (slot) => {
  field(slot, "DELETE").checked = true;
  removed.push(slot);
  undo.hidden = false;
  showAll();
  draw();
  say(filled(words.removed, { kind: kindOf(slot) }));
  // Whoever works with the keyboard must not fall out of the stage.
  undo.focus();
};

const restore = () => {
  const slot = removed.pop();
  field(slot, "DELETE").checked = false;
  undo.hidden = removed.length === 0;
  showAll();
  draw();
  say(filled(words.undone, { kind: kindOf(slot) }));
  boxes.get(slot).focus();
};

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const press = (slot, event) => {
  const step = steps[event.key];
  if (step) {
    event.preventDefault();
    const [across, down] = step.map((each) => each * (event.altKey ? 0.1 : 1));
    if (event.shiftKey) resize(slot, value(slot, "width") + across, value(slot, "height") + down);
    else move(slot, value(slot, "x") + across, value(slot, "y") + down);
    say(filled(event.shiftKey ? words.resized : words.moved, facts(slot)), pause);
  } else if (event.key === "Delete" || event.key === "Backspace") {
    event.preventDefault();
    remove(slot);
  } else if (event.key === "Enter") {
    event.preventDefault();
    choose(slot);
    field(slot, "x").focus();
  }
};

// One finger or mouse at a time; where it went down says what it does.
const drag = (slot, box, event) => {
  if (event.button !== 0) return;
  event.preventDefault();
  box.focus();
  choose(slot);
  const isResizing = event.target.matches(".bo-box__grip");
  const area = stage.getBoundingClientRect();
  const from = { x: event.clientX, y: event.clientY };
  const was = Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, value(slot, name)]));
  box.setPointerCapture(event.pointerId);
  const follow = (moved) => {
    const across = ((moved.clientX - from.x) / area.width) * 100;
    const down = ((moved.clientY - from.y) / area.height) * 100;
    if (isResizing) resize(slot, was.width + across, was.height + down);
    else move(slot, was.x + across, was.y + down);
  };
  const end = () => {
    box.removeEventListener("pointermove", follow);
    for (const name of ["pointerup", "pointercancel"]) box.removeEventListener(name, end);
    say(filled(isResizing ? words.resized : words.moved, facts(slot)));
  };
  box.addEventListener("pointermove", follow);
  for (const name of ["pointerup", "pointercancel"]) box.addEventListener(name, end);
};

const place = (slot) => {
  const box = document.createElement("button");
  box.type = "button";
  box.className = "bo-box";
  box.setAttribute("aria-describedby", "stage-help");
  box.setAttribute("aria-pressed", "false");
  for (const name of ["bo-box__name", "bo-box__grip"]) {
    const part = document.createElement("span");
    part.className = name;
    part.setAttribute("aria-hidden", "true");
    box.append(part);
  }
  box.addEventListener("keydown", (event) => press(slot, event));
  box.addEventListener("pointerdown", (event) => drag(slot, box, event));
  box.addEventListener("focus", () => choose(slot));
  stage.append(box);
  boxes.set(slot, box);
  show(slot);
};

const add = (kind) => {
  const total = editor.querySelector(`[name=${prefix}-TOTAL_FORMS]`);
  const most = Number(editor.querySelector(`[name=${prefix}-MAX_NUM_FORMS]`).value);
  if (Number(total.value) >= most) return;
  const blank = editor.querySelector("[data-blank]").content.cloneNode(true);
  for (const each of blank.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
    for (const name of ["name", "id", "for", "aria-describedby"]) {
      if (each.hasAttribute(name)) each.setAttribute(name, each.getAttribute(name).replace("__prefix__", total.value));
    }
  }
  const slot = blank.querySelector("[data-slot]");
  list.querySelector("[data-none]")?.remove();
  list.append(slot);
  total.value = String(Number(total.value) + 1);
  for (const [name, given] of Object.entries(beginnings[kind])) {
    const input = field(slot, name);
    if (input.type === "checkbox") input.checked = Boolean(given);
    else input.value = given ?? "";
  }
  // Not quite on the one before: what lies below could not be taken hold of.
  const turn = boxes.size % 6;
  field(slot, "x").value = String(5 + turn * 4);
  field(slot, "y").value = String(5 + turn * 8);
  field(slot, "page").value = String(page);
  field(slot, "ORDER").value = total.value;
  place(slot);
  draw();
  boxes.get(slot).focus();
  say(filled(words.added, { kind: kindOf(slot) }));
};

let timer;
let asked = 0;
const refresh = async () => {
  // Words only: a file would be sent with every step, and would wait where uploads wait.
  const data = new URLSearchParams([...new FormData(editor)].filter(([, each]) => typeof each === "string"));
  data.set("sample", sample);
  data.set("page", String(page));
  const turn = ++asked;
  preview.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(editor.dataset.previewUrl, { method: "POST", body: data, headers: { Accept: "image/jpeg" } });
    if (turn !== asked) return;
    if (answer.ok && answer.headers.get("content-type") === "image/jpeg") {
      const old = preview.src;
      preview.src = URL.createObjectURL(await answer.blob());
      if (old.startsWith("blob:")) URL.revokeObjectURL(old);
    } else if (answer.headers.get("content-type")?.startsWith("text/plain")) {
      say(filled(words.refused, { reason: await answer.text() }));
    }
  } catch {
    // Without a connection the last picture stays.
  } finally {
    if (turn === asked) preview.removeAttribute("aria-busy");
  }
};
const draw = () => {
  clearTimeout(timer);
  timer = setTimeout(refresh, pause);
};

editor.querySelector("[data-still]").remove();
for (const part of [said, editor.querySelector("[data-help]")]) part.hidden = false;
slots().forEach(place);
editor.addEventListener("input", (event) => {
  const slot = event.target.closest("[data-slot]");
  if (slot) showAll();
  if (slot) draw();
});
undo.addEventListener("click", restore);
for (const button of editor.querySelectorAll("[name=add]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    add(button.value);
  });
}
const pressed = (buttons, one) => buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === one)));
const samples = [...editor.querySelectorAll("[data-sample]")];
for (const link of samples) {
  // With a script it is no way to another page.
  link.setAttribute("role", "button");
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") { event.preventDefault(); link.click(); }
  });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    sample = link.dataset.sample;
    pressed(samples, link);
    editor.querySelector("[data-preview-name]").textContent = link.textContent;
    refresh().then(() => say(words.drawn));
  });
}
pressed(samples, samples[0]);
const pages = [...editor.querySelectorAll("[data-page]")];
if (pages.length) editor.querySelector("[data-pages]").hidden = false;
for (const button of pages) {
  button.addEventListener("click", () => {
    page = Number(button.dataset.page);
    pressed(pages, button);
    editor.querySelector("[data-artwork-shown]").src = button.dataset.artwork;
    showAll();
    refresh();
  });
}
draw();
