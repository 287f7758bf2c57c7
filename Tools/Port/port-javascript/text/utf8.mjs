// UTF-8 in both directions. Nothing is repaired, and a byte order mark stays a character.

/** The UTF-8 bytes of a text. Every text here is well-formed UTF-16, so nothing is replaced. */
export function toUTF8(text) {
  return new Uint8Array(Buffer.from(text));
}

/** The text of bytes, in which what is not UTF-8 is U+FFFD. */
export function fromUTF8Replacing(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

/**
 * The text of UTF-8 bytes, or null if they are not UTF-8: what was replaced does not give the same bytes again. (The
 * option `fatal` of `TextDecoder` needs ICU, and accepted invalid bytes in some versions of Node.)
 */
export function fromUTF8(bytes) {
  const text = fromUTF8Replacing(bytes);
  return Buffer.from(text).equals(bytes) ? text : null;
}

/** How many bytes a text has in UTF-8. */
export function byteLength(text) {
  return Buffer.byteLength(text);
}
