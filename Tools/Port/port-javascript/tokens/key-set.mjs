// Key sets: Rules/key-set.md.

import { readJSON } from '../json/json.mjs';
import { Refused } from '../outcome.mjs';
import { fromBase64url } from '../text/base64url.mjs';
import { isTexts } from '../text/texts.mjs';

const bytesAtMost = 1_048_576;
const keysAtMost = 1_000;
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const texts = ['kty', 'use', 'alg', 'kid', 'issuer'];

/** The length of the coordinates in bytes, by the type and the curve. */
const curves = new Map([
  ['EC', new Map([['P-256', 32], ['P-384', 48], ['P-521', 66], ['secp256k1', 32]])],
  ['OKP', new Map([['Ed25519', 32], ['Ed448', 57]])],
]);

/**
 * Reads a key set.
 * @param {Uint8Array} bytes
 * @returns {{keys: object[], warnings: string[]}} the usable keys in order, each with `type`, `algorithm`, `id`,
 *   `issuer` (null if absent), `members` (the whole key) and, for RSA, `modulus`, `exponent` and `bits`
 * @throws {Refused} with one `keys.*` code
 */
export function readKeySet(bytes) {
  if (bytes.length > bytesAtMost) throw new Refused('keys.too-large'); // key-set.document.1
  const set = readJSON(bytes, { bytes: bytesAtMost, members: 100_000 });
  if (set === undefined) throw new Refused('keys.not-json'); // key-set.document.2, key-set.document.3
  if (!(set instanceof Map)) throw new Refused('keys.wrong-type'); // key-set.document.4
  if (!set.has('keys')) throw new Refused('keys.missing-member'); // key-set.document.5
  const list = set.get('keys');
  if (!Array.isArray(list)) throw new Refused('keys.wrong-type'); // key-set.document.6
  if (list.length > keysAtMost) throw new Refused('keys.too-many'); // key-set.document.7
  const results = list.map(readKey);
  const keys = results.filter((result) => typeof result !== 'string');
  const warnings = results.filter((result) => typeof result === 'string');
  if (keys.length === 0) throw new Refused('keys.no-usable-key'); // key-set.document.8
  const ids = keys.map((key) => key.id).filter((id) => id !== null); // key-set.outcome.5, key-set.outcome.6
  if (new Set(ids).size < ids.length) warnings.push('keys.duplicate-id'); // key-set.outcome.4
  return { keys, warnings };
}

/** A usable key, or the warning with which the key is skipped. */
function readKey(key) {
  if (!(key instanceof Map)) return 'keys.malformed'; // key-set.key.1
  if (privateMembers.some((name) => key.has(name))) return 'keys.private-member'; // key-set.key.2
  // key-set.key.3
  if (texts.some((name) => key.has(name) && typeof key.get(name) !== 'string')) return 'keys.malformed';
  const operations = key.get('key_ops');
  if (operations !== undefined && !isDistinctTexts(operations)) return 'keys.malformed'; // key-set.key.4
  if (!key.has('kty')) return 'keys.malformed'; // key-set.key.5
  const type = key.get('kty');
  if (type !== 'RSA' && !curves.has(type)) return 'keys.unsupported'; // key-set.key.6
  if (key.has('use') && key.get('use') !== 'sig') return 'keys.unsupported'; // key-set.key.7
  if (operations !== undefined && !operations.includes('verify')) return 'keys.unsupported'; // key-set.key.8
  const material = type === 'RSA' ? readRSA(key) : readCurve(key, type);
  if (typeof material === 'string') return material;
  return {
    type,
    algorithm: key.get('alg') ?? null,
    id: key.get('kid') ?? null,
    issuer: key.get('issuer') ?? null,
    members: key,
    ...material,
  };
}

function isDistinctTexts(value) {
  return isTexts(value) && new Set(value).size === value.length;
}

/** Whether the point is on the curve is not checked: key-set.curve.5. */
function readCurve(key, type) {
  const curve = key.get('crv');
  if (curve !== undefined && typeof curve !== 'string') return 'keys.malformed'; // key-set.curve.1
  const length = curves.get(type).get(curve);
  if (length === undefined) return 'keys.unsupported'; // key-set.curve.2
  for (const name of type === 'EC' ? ['x', 'y'] : ['x']) {
    const coordinate = bytesOf(key, name); // key-set.curve.3
    if (coordinate === null || coordinate.length !== length) return 'keys.malformed'; // key-set.curve.4
  }
  return {};
}

function readRSA(key) {
  const [modulus, exponent] = ['n', 'e'].map((name) => numberOf(bytesOf(key, name)));
  if (modulus === null || exponent === null) return 'keys.malformed'; // key-set.rsa.1 to key-set.rsa.3
  if (exponent.value < 3n || exponent.bits > 33) return 'keys.malformed'; // key-set.rsa.4
  if (modulus.bits < 2_048) return 'keys.key-too-small'; // key-set.rsa.5
  if (modulus.bits > 8_192) return 'keys.unsupported'; // key-set.rsa.6
  return { modulus: modulus.value, exponent: exponent.value, bits: modulus.bits };
}

/** The bytes of a member in base64url, or null if it is missing or anything else. */
function bytesOf(key, name) {
  const encoded = key.get(name);
  return typeof encoded === 'string' ? fromBase64url(encoded) : null;
}

/** A number in big-endian bytes, or null if they are missing, begin with a zero byte, or the number is even. */
function numberOf(bytes) {
  if (bytes === null || bytes.length === 0 || bytes[0] === 0 || bytes.at(-1) % 2 === 0) return null; // key-set.rsa.3
  const bits = bytes.length * 8 - (Math.clz32(bytes[0]) - 24);
  return { value: BigInt(`0x${Buffer.from(bytes).toString('hex')}`), bits };
}
