// A JSON number as it was written. Nothing is converted until someone asks for it.

/** The end of what a loop reaches from `index` as long as the text has `character` there. */
function skip(text, index, character, step) {
  while (text[index] === character) index += step;
  return index;
}

export class JSONNumber {
  /** @param {string} text the characters, by the grammar of JSON */
  constructor(text) {
    this.text = text;
  }

  /**
   * The exact decimal value as a sign, digits that neither begin nor end with a zero, and the power of ten by which
   * the whole number of these digits is multiplied. Zero has no digits and no sign.
   */
  decimal() {
    if (this.parts) return this.parts;
    const negative = this.text[0] === '-';
    const [mantissa, exponent = '0'] = this.text.slice(negative ? 1 : 0).split(/[eE]/);
    const [whole, fraction = ''] = mantissa.split('.');
    const all = whole + fraction;
    const start = skip(all, 0, '0', 1);
    if (start === all.length) {
      this.parts = { negative: false, digits: '', power: 0n };
      return this.parts;
    }
    const end = skip(all, all.length - 1, '0', -1) + 1;
    // The exponent may have any number of digits, so it is a BigInt. BigInt() accepts no plus sign before digits.
    const written = BigInt(exponent.replace(/^[+-]/, ''));
    const power = (exponent[0] === '-' ? -written : written) - BigInt(fraction.length) + BigInt(all.length - end);
    this.parts = { negative, digits: all.slice(start, end), power };
    return this.parts;
  }

  /** Whether two numbers have the same exact decimal value: `1.0` is `1`, and `-0` is `0`. */
  equals(other) {
    const [a, b] = [this.decimal(), other.decimal()];
    return a.negative === b.negative && a.digits === b.digits && a.power === b.power;
  }

  /** The value as a BigInt if it is a whole number of 64 bits with a sign, in any notation; otherwise null. */
  toInteger64() {
    const { negative, digits, power } = this.decimal();
    if (digits === '') return 0n;
    if (power < 0n || power + BigInt(digits.length) > 19n) return null;
    const magnitude = BigInt(digits) * 10n ** power;
    const value = negative ? -magnitude : magnitude;
    return BigInt.asIntN(64, value) === value ? value : null;
  }

  /** The nearest double; infinite if the value is beyond the range of doubles. */
  toDouble() {
    return Number(this.text);
  }
}
