// Base64url without padding, in its only canonical form (RFC 4648 §5, and no nonzero bits after the last byte).

/** The base64url of bytes, without padding. */
export function toBase64url(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}

/** The bytes of a text in base64url, or null if the text is not their one encoding. */
export function fromBase64url(text) {
  const bytes = Buffer.from(text, 'base64url');
  // Node's decoder is lenient: it accepts padding, the other alphabet and white space. Only what it would write itself
  // is canonical.
  if (bytes.toString('base64url') !== text) return null;
  return new Uint8Array(bytes);
}
