// The codes that users type: “Codes” of Rules/device-sign-in.md.

import { Refused } from '../outcome.mjs';
import { byteLength } from '../text/utf8.mjs';

const alphabet = 'BCDFGHJKLMNPQRSTVWXZ';
const length = 8;

/** Draws random bytes 16 at a time. */
export class CodeSource {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** The next code, without its hyphen. What is left of the last draw is dropped: device-sign-in.code.3 */
  next() {
    let code = '';
    for (let draw = 0; draw < 64 && this.at < this.bytes.length; draw += 1) {
      const drawn = this.bytes.subarray(this.at, this.at + 16);
      this.at += drawn.length;
      for (const byte of drawn) {
        // device-sign-in.code.1, device-sign-in.code.2
        if (byte < 240 && code.length < length) code += alphabet[byte % 20];
      }
      if (code.length === length) return code;
    }
    throw new Refused('device.store-unavailable'); // device-sign-in.code.6
  }
}

export function shownCode(code) {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The code that a user typed. */
export function typedCode(text) {
  if (byteLength(text) > 64) throw new Refused('device.code-malformed'); // device-sign-in.typed.3
  // device-sign-in.typed.1
  const code = text.replace(/[ -]/g, '').replace(/[a-z]/g, (letter) => letter.toUpperCase());
  const isCode = code.length === length && [...code].every((letter) => alphabet.includes(letter));
  if (!isCode) throw new Refused('device.code-malformed'); // device-sign-in.typed.2
  return code;
}
