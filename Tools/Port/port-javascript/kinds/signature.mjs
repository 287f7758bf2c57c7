// The kind `signature`: one signature with one key.

import { serializeJSON } from '../json/values.mjs';
import { accepted, Refused } from '../outcome.mjs';
import { fromBase64url } from '../text/base64url.mjs';
import { toUTF8 } from '../text/utf8.mjs';
import { readKeySet } from '../tokens/key-set.mjs';
import { isSupported, preparedKeys, verifySignature } from '../tokens/signature.mjs';
import { any, requireOnly, text } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['key', 'algorithm', 'signed', 'signature']);
  const set = new Map([['keys', [any(given, 'key')]]]);
  const [algorithm, signed, encoded] = ['algorithm', 'signed', 'signature'].map((name) => text(given, name));
  const { keys } = readKeySet(toUTF8(serializeJSON(set))); // signature.key.1
  const [key] = preparedKeys(keys); // signature.key.2
  if (!isSupported(algorithm)) throw new Refused('token.algorithm-not-allowed'); // signature.algorithm.1
  // signature.algorithm.2
  if (key.algorithm !== null && key.algorithm !== algorithm) throw new Refused('keys.unknown-key');
  const signature = fromBase64url(encoded);
  if (signature === null) throw new Refused('token.invalid-base64url'); // signature.encoding.1
  verifySignature(key, algorithm, toUTF8(signed), signature);
  return accepted({ bits: key.bits });
}
