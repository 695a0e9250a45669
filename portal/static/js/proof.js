// Do the work that the form asks for (partners/kernel/doors/proofs.py) while somebody fills it in. Without it the form is
// taken as well, and weighs less.
const field = document.querySelector("input[data-proof]");
const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function solved(challenge) {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const begun = performance.now();
  for (let counter = 0; counter < 100000; counter += 1) {
    const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
    new DataView(password.buffer).setUint32(password.length - 4, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const way = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
    const derivedKey = hex(await crypto.subtle.deriveBits(way, key, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey, time: performance.now() - begun };
  }
  return null;
}

// Only where the connection is secret does a browser offer this.
if (field?.dataset.proof && globalThis.crypto?.subtle) {
  const challenge = JSON.parse(field.dataset.proof);
  const solution = await solved(challenge);
  if (solution) field.value = btoa(JSON.stringify({ challenge, solution }));
}
