// Choose the browser's own time zone while the form still shows our guess.
const select = document.querySelector("select[data-zone]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
// After an error the form shows what the person chose; that stays.
if (select && !document.querySelector(".error-summary")) {
  const option = [...select.options].find(({ value }) => value === own);
  if (option) select.value = own;
}
