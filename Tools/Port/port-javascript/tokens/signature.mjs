// RSASSA-PKCS1-v1_5 with public keys (RFC 8017 §8.2.2): Rules/signature.md. The expected message is built and compared,
// so nothing has to be parsed. There is no secret here, so the time may depend on the values.

import { createHash } from 'node:crypto';
import { Refused } from '../outcome.mjs';

/** The hash of each algorithm, and its name in DER, which precedes the hash. */
const algorithms = new Map([
  ['RS256', { hash: 'sha256', name: '3031300d060960864801650304020105000420' }],
  ['RS384', { hash: 'sha384', name: '3041300d060960864801650304020205000430' }],
  ['RS512', { hash: 'sha512', name: '3051300d060960864801650304020305000440' }],
]);

export function isSupported(algorithm) {
  return algorithms.has(algorithm);
}

/** The hash of bytes with the function of an algorithm. */
export function hashFor(algorithm, bytes) {
  return createHash(algorithms.get(algorithm).hash).update(bytes).digest();
}

/** The keys that fit any supported algorithm: signature.key.2, id-token.key.1. */
export function preparedKeys(keys) {
  const prepared = keys.filter((key) => {
    return key.type === 'RSA' && (key.algorithm === null || isSupported(key.algorithm));
  });
  if (prepared.length === 0) throw new Refused('keys.no-usable-key');
  return prepared;
}

/** @throws {Refused} unless `signature` is the signature of the signed bytes */
export function verifySignature(key, algorithm, signed, signature) {
  if (signature.length === 0) throw new Refused('token.signature-missing'); // signature.missing.1
  if (!isValid(key, algorithm, signed, signature)) throw new Refused('token.signature-invalid');
}

function isValid(key, algorithm, signed, signature) {
  const length = Math.ceil(key.bits / 8);
  if (signature.length !== length) return false; // signature.value.1
  const number = BigInt(`0x${Buffer.from(signature).toString('hex')}`);
  if (number >= key.modulus) return false; // signature.value.2
  const message = power(number, key.exponent, key.modulus).toString(16).padStart(length * 2, '0');
  return message === encodedHash(algorithm, signed, length); // signature.value.3
}

/** The encoded hash in hexadecimal: signature.value.4. A modulus of 2,048 bits has room for every hash. */
function encodedHash(algorithm, signed, length) {
  const end = algorithms.get(algorithm).name + hashFor(algorithm, signed).toString('hex'); // signature.value.5
  return `0001${'ff'.repeat(length - 3 - end.length / 2)}00${end}`;
}

function power(base, exponent, modulus) {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}
