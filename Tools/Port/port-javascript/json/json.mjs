// Strict JSON, as in Rules/json.md. No recursion while reading: the nesting of a text from outside is its own choice.

import { Refused } from '../outcome.mjs';
import { fromUTF8 } from '../text/utf8.mjs';
import { Fault, isDigit, ScalarReader, syntax } from './scalars.mjs';

/** The bounds of every JSON text for which no others are stated. */
const defaultLimits = Object.freeze({ bytes: 1_048_576, levels: 128, members: 10_000 });

/**
 * Reads a JSON text.
 * @param {Uint8Array} bytes
 * @param {{bytes?: number, levels?: number, members?: number}} limits those not stated are the default ones
 * @throws {Refused} with one `json.*` code
 */
export function parseJSON(bytes, limits = {}) {
  const bounds = { ...defaultLimits, ...limits };
  if (bytes.length > bounds.bytes) throw new Refused('json.too-large'); // json.size.2
  try {
    return new Reader(bytes, bounds).read();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    // json.order.3: reading stopped at one member too many.
    if (fault.code === 'json.too-large') throw new Refused(fault.code);
    // json.order.2: bytes anywhere that are not UTF-8 count more than any other fault.
    throw new Refused(fromUTF8(bytes) === null ? 'json.not-utf8' : fault.code);
  }
}

/** The value of a JSON text, or undefined for bytes that are none within the limits. */
export function readJSON(bytes, limits = {}) {
  try {
    return parseJSON(bytes, limits);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

const literals = new Map([[0x74, ['true', true]], [0x66, ['false', false]], [0x6e, ['null', null]]]);

class Reader extends ScalarReader {
  constructor(bytes, bounds) {
    super(bytes);
    this.bounds = bounds;
    this.members = 0;
    this.open = []; // the levels, each an Array or a Map; `names` has the name of the member being read, by level
    this.names = [];
  }

  read() {
    for (;;) {
      this.skipSpace();
      let value = this.beginValue();
      if (value === undefined) continue; // a level was opened, and a value must follow in it
      // The value is complete. It may complete the levels around it, too.
      for (;;) {
        this.skipSpace();
        const level = this.open.at(-1);
        if (level === undefined) {
          if (this.at < this.bytes.length) throw new Fault('json.trailing-bytes'); // json.trailing.1
          return value;
        }
        if (Array.isArray(level)) level.push(value);
        else level.set(this.names.at(-1), value);
        const byte = this.bytes[this.at];
        if (byte === 0x2c) { // a comma
          this.at += 1;
          if (!Array.isArray(level)) this.names[this.names.length - 1] = this.readName(level);
          break;
        }
        // json.structure.4, json.structure.7, json.structure.8
        if (byte !== (Array.isArray(level) ? 0x5d : 0x7d)) throw syntax();
        this.at += 1;
        value = this.close();
      }
    }
  }

  close() {
    this.names.pop();
    return this.open.pop();
  }

  /** Reads a value, or the beginning of a level that is not empty: then the result is undefined. */
  beginValue() {
    const byte = this.bytes[this.at];
    if (byte === 0x22) return this.readString();
    if (byte === 0x2d || isDigit(byte)) return this.readNumber();
    if (byte === 0x5b || byte === 0x7b) return this.beginLevel(byte);
    if (literals.has(byte)) return this.readLiteral(...literals.get(byte));
    throw syntax(); // json.structure.1, json.structure.5, json.structure.9, json.utf8.4
  }

  beginLevel(byte) {
    if (this.open.length === this.bounds.levels) throw new Fault('json.too-deep'); // json.depth.2
    const level = byte === 0x5b ? [] : new Map();
    this.open.push(level);
    this.names.push(null);
    this.at += 1;
    this.skipSpace();
    if (this.bytes[this.at] === (byte === 0x5b ? 0x5d : 0x7d)) {
      this.at += 1;
      return this.close();
    }
    if (byte === 0x7b) this.names[this.names.length - 1] = this.readName(level);
    return undefined;
  }

  /** Reads the name of a member and the colon after it. */
  readName(level) {
    this.skipSpace();
    if (this.bytes[this.at] !== 0x22) throw syntax(); // json.structure.6
    const name = this.readString();
    this.members += 1;
    if (this.members > this.bounds.members) throw new Fault('json.too-large'); // json.members.2 to json.members.4
    if (level.has(name)) throw new Fault('json.duplicate-member'); // json.names.1, json.names.2
    level.set(name, undefined); // keeps the order; the value follows
    this.skipSpace();
    if (this.bytes[this.at] !== 0x3a) throw syntax(); // json.structure.6
    this.at += 1;
    return name;
  }
}
