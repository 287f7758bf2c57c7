// Stage 1 of tokens: the structure: Rules/compact-token.md.

import { readJSON } from '../json/json.mjs';
import { Refused } from '../outcome.mjs';
import { fromBase64url } from '../text/base64url.mjs';
import { isText } from '../text/texts.mjs';
import { byteLength, toUTF8 } from '../text/utf8.mjs';

/** Header members with a type. `null` is a wrong type. */
const texts = ['alg', 'kid', 'typ', 'cty', 'jku', 'x5u', 'x5t', 'x5t#S256'];
const objects = ['jwk'];
const arrays = ['x5c', 'crit'];

/**
 * @param {string} token
 * @returns {{header: Map, claims: Map, signed: Uint8Array, signature: Uint8Array}}
 * @throws {Refused} with one code
 */
export function readToken(token) {
  if (byteLength(token) > 262_144) throw new Refused('token.too-large'); // compact-token.size.1
  const segments = token.split('.');
  if (segments.length === 5) throw new Refused('token.encrypted'); // compact-token.segments.1
  if (segments.length !== 3) throw new Refused('token.not-compact'); // compact-token.segments.2
  if (segments[0] === '' || segments[1] === '') throw new Refused('token.not-compact'); // compact-token.segments.3
  const header = readObject(segments[0]); // compact-token.header.1 to compact-token.header.3
  if (!hasHeaderTypes(header)) throw new Refused('token.header-type');
  const claims = readObject(segments[1]); // compact-token.claims.1 to compact-token.claims.3
  const signature = readBytes(segments[2]); // compact-token.signature.1
  return { header, claims, signed: toUTF8(`${segments[0]}.${segments[1]}`), signature };
}

function readBytes(segment) {
  const bytes = fromBase64url(segment);
  if (bytes === null) throw new Refused('token.invalid-base64url');
  return bytes;
}

function readObject(segment) {
  const value = readJSON(readBytes(segment)); // compact-token.claims.5: the limits of JSON alone
  if (value === undefined) throw new Refused('token.invalid-json'); // compact-token.header.2
  if (!(value instanceof Map)) throw new Refused('token.not-an-object');
  return value;
}

function hasHeaderTypes(header) {
  const all = (names, isRight) => names.every((name) => !header.has(name) || isRight(header.get(name)));
  return all(texts, isText) // compact-token.header.4
    && all(objects, (value) => value instanceof Map) // compact-token.header.5
    && all(arrays, Array.isArray); // compact-token.header.6
}
