// The number of words below a text, while somebody types. Without it the number is that of what was saved.
for (const field of document.querySelectorAll("textarea[data-counted]")) {
  const output = document.querySelector(`output[for="${field.id}"]`);
  if (output) {
    const count = () => { output.value = (field.value.match(/\S+/g) || []).length; };
    field.addEventListener("input", count);
    count();
  }
}
