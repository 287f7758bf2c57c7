// Percent encoding, in both directions. JavaScript's own functions throw, or encode other characters.

import { fromUTF8, toUTF8 } from './utf8.mjs';

/** The bytes of the text, in which each `%` with two hexadecimal digits is replaced once. */
export function percentDecodedBytes(text) {
  const bytes = toUTF8(text);
  const result = [];
  for (let index = 0; index < bytes.length; index += 1) {
    const digits = bytes[index] === 0x25 ? String.fromCharCode(...bytes.subarray(index + 1, index + 3)) : '';
    if (/^[0-9A-Fa-f]{2}$/.test(digits)) {
      result.push(parseInt(digits, 16));
      index += 2;
    } else {
      result.push(bytes[index]);
    }
  }
  return Uint8Array.from(result);
}

/** The decoded text, or null if it is not UTF-8. */
export function percentDecoded(text) {
  return fromUTF8(percentDecodedBytes(text));
}

/** Every byte except ASCII letters, digits and these other characters as `%` and two uppercase hexadecimal digits. */
export function percentEncoded(text, others = '-._~') {
  return [...toUTF8(text)].map((byte) => {
    const character = String.fromCharCode(byte);
    if (/[A-Za-z0-9]/.test(character) || others.includes(character)) return character;
    return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
