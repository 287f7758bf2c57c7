// What Entra writes into the description of an error: “Entra's description” of Rules/provider-error.md.

import { isGUID, lowerASCII } from '../text/texts.mjs';
import { fromUTF8, toUTF8 } from '../text/utf8.mjs';
import { findErrorCode } from './error-codes.mjs';

const maximumBytes = 4_096;
const isWordCharacter = (byte) => byte === 0x5f || (byte >= 0x30 && byte <= 0x39)
  || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** The part of a description that is read, whether the rest was cut, and its code or null. */
export function readDescription(description) {
  const bytes = toUTF8(description);
  if (bytes.length <= maximumBytes) {
    return { text: description, isCut: false, code: findErrorCode(description)?.code ?? null };
  }
  // provider-error.description.2
  let end = maximumBytes;
  if (isWordCharacter(bytes[end])) {
    while (end > 0 && isWordCharacter(bytes[end - 1])) end -= 1;
  }
  // No half of a character stays, because a text has none.
  let text = fromUTF8(bytes.slice(0, end));
  while (text === null) {
    end -= 1;
    text = fromUTF8(bytes.slice(0, end));
  }
  // With another character in front, what was cut is not a number alone.
  return { text, isCut: true, code: findErrorCode(`-${text}`)?.code ?? null };
}

/** The text after the first occurrence of a label, at most so many bytes of ASCII, or null. */
function after(text, label, length) {
  const start = text.indexOf(label);
  return start < 0 ? null : text.slice(start + label.length, start + label.length + length);
}

/** provider-error.description.3, provider-error.description.4 */
export function describedID(text, label) {
  const id = after(text, label, 36);
  return id !== null && isGUID(id) ? lowerASCII(id) : null;
}

/** provider-error.description.5. The form is that of the member; a character beyond ASCII has none in any case. */
export function describedTimestamp({ text, isCut }) {
  const timestamp = after(text, 'Timestamp: ', 20);
  return isCut && timestamp !== null && timestamp.length < 20 ? null : timestamp;
}
