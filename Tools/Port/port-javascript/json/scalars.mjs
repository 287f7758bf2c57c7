// The parts of JSON that contain no other value: literals, numbers and strings.

import { fromUTF8 } from '../text/utf8.mjs';
import { JSONNumber } from './number.mjs';

/** The first thing that breaks a rule. */
export class Fault extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export const syntax = () => new Fault('json.syntax');
export const isDigit = (byte) => byte >= 0x30 && byte <= 0x39;
const isSpace = (byte) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d; // json.space.1
const escapes = new Map([...'"\\/bfnrt'].map((letter, index) => [letter.charCodeAt(0), '"\\/\b\f\n\r\t'[index]]));

export class ScalarReader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  skipSpace() {
    while (isSpace(this.bytes[this.at])) this.at += 1;
  }

  readLiteral(word, value) {
    for (const character of word) {
      if (this.bytes[this.at] !== character.charCodeAt(0)) throw syntax(); // json.literals.2
      this.at += 1;
    }
    this.requireEnd();
    return value;
  }

  /** A number or a literal must end here: json.literals.3, json.numbers.3. */
  requireEnd() {
    const byte = this.bytes[this.at];
    if (byte !== undefined && !isSpace(byte) && !',:[]{}'.includes(String.fromCharCode(byte))) throw syntax();
  }

  readNumber() { // json.numbers.1, json.numbers.2
    const start = this.at;
    if (this.bytes[this.at] === 0x2d) this.at += 1;
    if (this.bytes[this.at] === 0x30) this.at += 1;
    else this.readDigits();
    if (this.bytes[this.at] === 0x2e) {
      this.at += 1;
      this.readDigits();
    }
    if (this.bytes[this.at] === 0x65 || this.bytes[this.at] === 0x45) {
      this.at += 1;
      if (this.bytes[this.at] === 0x2b || this.bytes[this.at] === 0x2d) this.at += 1;
      this.readDigits();
    }
    this.requireEnd();
    return new JSONNumber(fromUTF8(this.bytes.subarray(start, this.at)));
  }

  readDigits() {
    if (!isDigit(this.bytes[this.at])) throw syntax();
    while (isDigit(this.bytes[this.at])) this.at += 1;
  }

  readString() {
    this.at += 1; // the opening quote
    const parts = [];
    let start = this.at;
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined || byte < 0x20) throw syntax(); // json.strings.8, json.strings.2
      if (byte !== 0x22 && byte !== 0x5c) {
        this.at += 1;
        continue;
      }
      const part = fromUTF8(this.bytes.subarray(start, this.at));
      if (part === null) throw new Fault('json.not-utf8'); // json.utf8.1
      parts.push(part);
      this.at += 1;
      if (byte === 0x22) return parts.length === 1 ? part : parts.join('');
      parts.push(this.readEscape());
      start = this.at;
    }
  }

  /** Reads what follows a backslash. */
  readEscape() {
    const byte = this.bytes[this.at];
    this.at += 1;
    if (escapes.has(byte)) return escapes.get(byte); // json.strings.3
    if (byte !== 0x75) throw syntax(); // json.strings.4
    const first = this.readHexadecimal();
    if (first >= 0xdc00 && first <= 0xdfff) throw syntax(); // json.strings.7
    if (first < 0xd800 || first > 0xdbff) return String.fromCharCode(first);
    // json.strings.6: a high surrogate and, directly after it, a low one
    if (this.bytes[this.at] !== 0x5c || this.bytes[this.at + 1] !== 0x75) throw syntax();
    this.at += 2;
    const second = this.readHexadecimal();
    if (second < 0xdc00 || second > 0xdfff) throw syntax(); // json.strings.7
    return String.fromCharCode(first, second);
  }

  readHexadecimal() { // json.strings.5
    const digits = String.fromCharCode(...this.bytes.subarray(this.at, this.at + 4));
    if (!/^[0-9A-Fa-f]{4}$/.test(digits)) throw syntax();
    this.at += 4;
    return parseInt(digits, 16);
  }
}
