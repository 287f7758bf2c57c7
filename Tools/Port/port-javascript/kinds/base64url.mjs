// The kind `base64url`: both directions.

import { accepted, Refused } from '../outcome.mjs';
import { fromBase64url, toBase64url } from '../text/base64url.mjs';
import { exactlyOne, hexadecimal, requireOnly, text } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['text', 'hexadecimal']);
  if (exactlyOne(given, ['text', 'hexadecimal']) === 'hexadecimal') {
    const bytes = hexadecimal(given, 'hexadecimal');
    return outcome(toBase64url(bytes), bytes); // base64url.encoding.1
  }
  const encoded = text(given, 'text');
  const bytes = fromBase64url(encoded);
  if (bytes === null) throw new Refused('encoding.not-base64url'); // base64url.alphabet.1 to base64url.bits.1
  return outcome(encoded, bytes); // base64url.decoding.1
}

function outcome(encoded, bytes) {
  return accepted({ text: encoded, hexadecimal: Buffer.from(bytes).toString('hex') });
}
