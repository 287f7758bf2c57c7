// The kind `digest`: hashes of repeated messages.

import { createHash } from 'node:crypto';
import { accepted } from '../outcome.mjs';
import { toUTF8 } from '../text/utf8.mjs';
import { exactlyOne, hexadecimal, MalformedVector, optionalInteger, requireOnly, text } from '../vectors/given.mjs';

const functions = new Map([['SHA-256', 'sha256'], ['SHA-384', 'sha384'], ['SHA-512', 'sha512']]);

export function run(given) {
  requireOnly(given, ['function', 'text', 'hexadecimal', 'times']);
  const name = functions.get(text(given, 'function'));
  if (name === undefined) throw new MalformedVector('unknown function');
  const times = Number(optionalInteger(given, 'times', 1n));
  if (!(times >= 0 && times <= 1_000_000)) throw new MalformedVector('“times” is out of range');
  const message = exactlyOne(given, ['text', 'hexadecimal']) === 'text'
    ? toUTF8(text(given, 'text')) // digest.message.1
    : hexadecimal(given, 'hexadecimal'); // digest.message.2
  const hash = createHash(name); // digest.function.1 to digest.function.3
  for (let count = 0; count < times; count += 1) hash.update(message); // digest.message.3
  return accepted({ hexadecimal: hash.digest('hex') });
}
