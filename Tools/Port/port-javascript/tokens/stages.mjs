// Stages 1 to 4 of tokens: Rules/id-token.md: structure, algorithm, key, signature. The first error ends them.

import { Refused } from '../outcome.mjs';
import { lowerASCII } from '../text/texts.mjs';
import { readToken } from './compact-token.mjs';
import { verifySignature } from './signature.mjs';

/**
 * @param {string} token
 * @param {object[]} keys the prepared keys
 * @param {{algorithms: string[], allowsType: function, isEntra: boolean}} expected `allowsType` gets the `typ` with
 *   ASCII letters in lowercase, or null if there is none
 * @returns {{header: Map, claims: Map, key: object}}
 */
export function runStages(token, keys, expected) {
  const { header, claims, signed, signature } = readToken(token); // id-token.stages.2
  checkHeader(header, expected);
  const key = selectKey(header, keys);
  verifySignature(key, header.get('alg'), signed, signature);
  return { header, claims, key };
}

/** Stage 2. The order is that of the checks: id-token.order.1. */
function checkHeader(header, { algorithms, allowsType, isEntra }) {
  if (!header.has('alg')) throw new Refused('token.algorithm-missing'); // id-token.algorithm.1
  const algorithm = header.get('alg');
  if (algorithm === 'none') throw new Refused('token.algorithm-none'); // id-token.algorithm.2
  if (!algorithms.includes(algorithm)) throw new Refused('token.algorithm-not-allowed'); // id-token.algorithm.3
  if (header.has('crit')) throw new Refused('token.critical-header'); // id-token.header.1
  if (isJWT(lowered(header, 'cty'))) throw new Refused('token.nested'); // id-token.header.2
  if (!allowsType(lowered(header, 'typ'))) throw new Refused('token.unexpected-type'); // id-token.header.4
  if (isEntra && header.has('nonce')) throw new Refused('token.graph-access-token'); // id-token.header.6
}

function lowered(header, name) {
  return header.has(name) ? lowerASCII(header.get(name)) : null;
}

export function isJWT(type) {
  return type === 'jwt' || type === 'application/jwt';
}

/** Stage 3. */
function selectKey(header, keys) {
  const fits = (key) => key.algorithm === null || key.algorithm === header.get('alg'); // id-token.key.2
  if (!header.has('kid')) {
    if (keys.length > 1) throw new Refused('token.key-id-missing'); // id-token.key.7
    if (!fits(keys[0])) throw new Refused('keys.unknown-key'); // id-token.key.6
    return keys[0];
  }
  const candidates = keys.filter((key) => key.id === header.get('kid') && fits(key));
  if (candidates.length === 0) throw new Refused('keys.unknown-key'); // id-token.key.3, id-token.key.4
  if (candidates.length > 1) throw new Refused('keys.ambiguous'); // id-token.key.5
  return candidates[0];
}
