// UTF-8 in both directions. Decoding is strict: it never repairs, and it keeps a byte order mark as a character.

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The UTF-8 bytes of a text. Every text here is well-formed UTF-16, so nothing is replaced. */
export function toUTF8(text) {
  return encoder.encode(text);
}

/** The text of UTF-8 bytes, or null if they are not UTF-8. */
export function fromUTF8(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** How many bytes a text has in UTF-8. */
export function byteLength(text) {
  return Buffer.byteLength(text, 'utf8');
}
