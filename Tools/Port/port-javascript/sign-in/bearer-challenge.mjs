// Reading `WWW-Authenticate` (RFC 9110 §11.6.1) up to the first Bearer challenge: Rules/claims-challenge.md.

import { Refused } from '../outcome.mjs';
import { TextReader, token } from '../text/http.mjs';
import { lowerASCII } from '../text/texts.mjs';
import { toUTF8 } from '../text/utf8.mjs';

const maximumFieldBytes = 16_384;
const maximumParameters = 32;

// A field is read as a string of its bytes, one character for each, so that a backslash stands for the byte after it.
const credentials = /[A-Za-z0-9\-._~+/]+=*(?=[ \t]*(?:,|$))/y;
const space = /[ \t]*/y;
const spaceAndCommas = /[ \t,]*/y;

/** The parameters of the first Bearer challenge, by their names in lowercase, as strings of bytes. */
export function firstBearerChallenge(fields) {
  for (const field of fields) {
    const bytes = toUTF8(field);
    if (bytes.length > maximumFieldBytes) throw new Refused('challenge.too-large'); // claims-challenge.field.3
    const parameters = new Field(Buffer.from(bytes).toString('latin1')).bearer();
    if (parameters !== null) return parameters; // claims-challenge.field.1
  }
  throw new Refused('challenge.missing'); // claims-challenge.field.2
}

const malformed = () => new Refused('challenge.malformed');

class Field extends TextReader {
  parameters = null; // those of the Bearer challenge, once it has begun

  /** The parameters of the first Bearer challenge, or null if there is none. */
  bearer() {
    for (;;) {
      this.read(spaceAndCommas);
      if (this.isAtEnd) return this.parameters;
      const name = this.read(token);
      if (name === '') {
        this.skipOrRefuse(); // claims-challenge.malformed.5
        continue;
      }
      const gap = this.read(space);
      if (this.take('=')) {
        this.parameter(lowerASCII(name)); // claims-challenge.scheme.2
      } else {
        if (this.parameters !== null) return this.parameters; // the next challenge begins: claims-challenge.scheme.1
        // claims-challenge.scheme.3
        if (lowerASCII(name) === 'bearer') this.parameters = new Map();
        // claims-challenge.scheme.4
        if (gap !== '' && this.read(credentials) !== '' && this.parameters !== null) throw malformed();
      }
    }
  }

  /** claims-challenge.parameter.4: other challenges are skipped up to the next comma, but Bearer is not. */
  skipOrRefuse() {
    if (this.parameters !== null) throw malformed();
    const comma = this.text.indexOf(',', this.at);
    this.at = comma < 0 ? this.text.length : comma;
  }

  /** Reads the rest of a parameter, after its `=`. */
  parameter(name) {
    this.read(space); // claims-challenge.parameter.1
    // claims-challenge.parameter.2
    const value = this.text[this.at] === '"' ? this.quoted() : this.read(token) || null;
    this.read(space);
    const isComplete = this.isAtEnd || this.text[this.at] === ',';
    if (value === null || !isComplete) {
      this.skipOrRefuse(); // claims-challenge.malformed.2 to claims-challenge.malformed.4
      return;
    }
    if (this.parameters === null) return;
    if (this.parameters.has(name)) throw malformed(); // claims-challenge.malformed.1
    this.parameters.set(name, value);
    if (this.parameters.size > maximumParameters) throw malformed(); // claims-challenge.malformed.6
  }

  /** The bytes in a quoted string, or null if it does not end. */
  quoted() {
    let value = '';
    for (let at = this.at + 1; at < this.text.length; at += 1) {
      if (this.text[at] === '"') {
        this.at = at + 1;
        return value;
      }
      if (this.text[at] === '\\') at += 1; // claims-challenge.parameter.3
      value += this.text[at] ?? '';
    }
    this.at = this.text.length;
    return null;
  }
}
