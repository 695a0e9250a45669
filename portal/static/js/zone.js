// Choose the browser's own time zone while the form still shows our guess.
const select = document.querySelector("select[data-zone]");
// Browsers still report some places by names that these have left behind.
const RENAMED = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
};
const reported = Intl.DateTimeFormat().resolvedOptions().timeZone;
const own = RENAMED[reported] ?? reported;
// After an error, or in another language, the form shows what the person chose; that stays.
if (select && !document.querySelector(".error-summary") && !("filled" in select.form.dataset)) {
  const option = [...select.options].find(({ value }) => value === own);
  if (option) select.value = own;
}
