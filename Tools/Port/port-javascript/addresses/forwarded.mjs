// The field Forwarded: Rules/callback.md, “The field Forwarded”.

import { TextReader, token } from '../text/http.mjs';
import { lowerASCII } from '../text/texts.mjs';

// callback.forwarded.12 to callback.forwarded.14: characters from U+0080 on are the bytes from 80 on.
const quoted = /"((?:[\t\x20\x21\x23-\x5b\x5d-\x7e\u0080-\uffff]|\\[\t\x20-\x7e\u0080-\uffff])*)"/y;

class Reader extends TextReader {
  skipSpace() {
    while (this.take(' ') || this.take('\t'));
  }

  isAtEndOf(characters) {
    return this.isAtEnd || characters.includes(this.text[this.at]);
  }

  /** A name in lowercase and its value, or null if the pair is malformed. */
  pair() {
    const name = lowerASCII(this.read(token)); // callback.forwarded.8
    if (name === '' || !this.take('=')) return null;
    const string = this.match(quoted);
    if (string !== null) return [name, string[1].replace(/\\(.)/gs, '$1')]; // callback.forwarded.13
    const value = this.read(token); // callback.forwarded.11
    return value === '' ? null : [name, value];
  }

  /** An element as a Map, `undefined` if it is skipped, or null if it is malformed. */
  element() {
    const pairs = new Map();
    let isEmpty = true;
    for (;;) {
      this.skipSpace();
      if (this.isAtEndOf(',')) return isEmpty ? undefined : pairs; // callback.forwarded.2
      isEmpty = false; // callback.forwarded.3
      if (this.take(';')) continue; // callback.forwarded.6
      const pair = this.pair();
      if (pair === null || pairs.has(pair[0])) return null; // callback.forwarded.9
      pairs.set(...pair);
      if (pairs.size > 16) return null; // callback.forwarded.10
      this.skipSpace(); // callback.forwarded.7
      if (!this.isAtEndOf(',;')) return null;
    }
  }
}

/** The pairs of the first element, an empty Map if every element is empty, or null if the field is malformed. */
export function firstElement(text) {
  const reader = new Reader(text);
  let first;
  do {
    const element = reader.element();
    if (element === null) return null; // callback.forwarded.1
    first ??= element; // callback.forwarded.4
  } while (reader.take(','));
  return first ?? new Map();
}
