/**
 * What lies on the shelf is sealed with AES-256-GCM under a key of its own that scripts can use but never read out.
 * A record is 12 random bytes and the ciphertext of: length of a header, header (JSON), bytes. Bound to the recording's id.
 */

const IV = 12;

/** A fresh key for one recording. */
export function newKey() {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const way = (iv, recording) => ({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`naklank-shelf ${recording}`) });

export async function seal(key, recording, header, bytes = new Uint8Array()) {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const plain = new Uint8Array(4 + head.length + bytes.length);
  new DataView(plain.buffer).setUint32(0, head.length);
  plain.set(head, 4);
  plain.set(bytes, 4 + head.length);
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const sealed = new Uint8Array(await crypto.subtle.encrypt(way(iv, recording), key, plain));
  const record = new Uint8Array(IV + sealed.length);
  record.set(iv);
  record.set(sealed, IV);
  return record;
}

/** `{header, bytes}`, or null where the record is damaged. */
export async function unseal(key, recording, record) {
  let plain;
  try {
    plain = new Uint8Array(await crypto.subtle.decrypt(way(record.subarray(0, IV), recording), key, record.subarray(IV)));
  } catch (error) {
    if (error.name === 'OperationError') return null;
    throw error;
  }
  const length = new DataView(plain.buffer).getUint32(0);
  const header = JSON.parse(new TextDecoder().decode(plain.subarray(4, 4 + length)));
  return { header, bytes: plain.slice(4 + length) };
}
