// Following a link to the same page in another language keeps what was typed: in this tab only, and until that page has
// loaded. Passwords, files and what nobody sees stay behind; a form without changes is not kept.
const key = "typed";
const seconds = 60;
const left = "input[type=hidden], input[type=password], input[type=file], input[autocomplete=one-time-code]";

const isKept = (field) => field.name && !field.matches(left) && !/^(BUTTON|FIELDSET|OUTPUT)$/.test(field.tagName);
const isTick = (field) => field.type === "checkbox" || field.type === "radio";
const forms = () => [...document.querySelectorAll("main form[method=post]")];

const isChanged = (field) => {
  if (isTick(field)) return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return field.value !== field.defaultValue;
};

const read = (form) =>
  [...form.elements].filter(isKept).map((field) => ({
    name: field.name,
    value: field.tagName === "SELECT" ? [...field.selectedOptions].map((option) => option.value) : field.value,
    isOn: isTick(field) ? field.checked : null,
  }));

const fill = (form, kept) => {
  for (const { name, value, isOn } of kept) {
    const named = [...form.elements].filter((field) => field.name === name && isKept(field));
    const field = isOn === null ? named[0] : named.find((one) => one.value === value);
    if (!field) continue;
    if (isOn !== null) field.checked = isOn;
    else if (field.tagName === "SELECT") for (const option of field.options) option.selected = value.includes(option.value);
    else field.value = value;
  }
  form.dataset.filled = "";
  form.dispatchEvent(new Event("input", { bubbles: true }));
};

// What the server filled in after an error counts as typed: the other page would come without it.
const isWorthKeeping = (form) => form.querySelector(".error-summary") || [...form.elements].filter(isKept).some(isChanged);

const put = (address) => {
  const typed = forms().map((form) => (isWorthKeeping(form) ? read(form) : null));
  if (!typed.some(Boolean)) return;
  try {
    sessionStorage.setItem(key, JSON.stringify({ path: new URL(address).pathname, at: Date.now(), typed }));
  } catch {
    // A browser that stores nothing: as without this file.
  }
};

const take = () => {
  let kept;
  try {
    kept = JSON.parse(sessionStorage.getItem(key));
    // Gone at once, whatever page this is.
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
  if (!kept || kept.path !== location.pathname || Date.now() - kept.at > seconds * 1000) return;
  const found = forms();
  // Another number of forms is another page: nothing is put into a field that may mean something else.
  if (found.length !== kept.typed.length) return;
  kept.typed.forEach((fields, place) => fields && fill(found[place], fields));
};

take();
document.querySelectorAll(".language-switch a").forEach((link) => link.addEventListener("click", () => put(link.href)));
