// Deadlines in the reader's own zone, with the zone named and the time that is left kept current.
const spoken = document.documentElement.lang || undefined;
// The site writes British English; plain "en" would bring American dates.
const language = spoken === "en" ? "en-GB" : spoken;
const moment = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" });
const zone = new Intl.DateTimeFormat(language, { timeZoneName: "short" });
const distance = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const steps = [["day", 86400], ["hour", 3600], ["minute", 60]];

const left = (at) => {
  const seconds = (at - Date.now()) / 1000;
  // Below two whole units the smaller unit says more: "in 30 hours" rather than "tomorrow".
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= 2 * length) ?? ["minute", 60];
  return distance.format(Math.trunc(seconds / size), unit);
};

const show = (box) => {
  const time = box.querySelector("[data-deadline-time]");
  const rest = box.querySelector("[data-deadline-left]");
  const at = Date.parse(time.dateTime);
  if (Number.isNaN(at)) return;
  const name = zone.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
  time.textContent = `${moment.format(at)} ${name}`;
  rest.textContent = `(${left(at)})`;
};

const showAll = () => document.querySelectorAll("[data-deadline]").forEach(show);
showAll();
setInterval(showAll, 60_000);
