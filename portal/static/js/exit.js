// Leaves for the page that the link names, so that "back" does not return here; without this file the link still leads away.
const link = document.querySelector("[data-exit]");
const leave = () => {
  // What stands here would be seen until the other page has come.
  document.body.hidden = true;
  location.replace(link.href);
};

if (link) {
  let pressed = [];
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pressed = [...pressed.filter((at) => event.timeStamp - at < 3000), event.timeStamp];
    if (pressed.length >= 3) leave();
  });
  document.documentElement.classList.add("can-press");
}
