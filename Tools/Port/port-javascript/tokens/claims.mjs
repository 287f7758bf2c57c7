// Stage 5 of tokens: reading claims with their types, and the checks that both kinds of tokens have in common.

import { JSONNumber } from '../json/number.mjs';
import { Refused } from '../outcome.mjs';
import { isText, isTexts } from '../text/texts.mjs';
import { byteLength } from '../text/utf8.mjs';
import { latestDate } from '../vectors/given.mjs';
import { checkIssuer } from './issuer-rule.mjs';

// Each of these returns null for a value of another type.

export function asText(value) {
  return isText(value) ? value : null;
}

/** A text or an array of texts, as an array. */
export function asNames(value) {
  if (typeof value === 'string') return [value];
  return asTexts(value);
}

export function asTexts(value) {
  return isTexts(value) ? value : null;
}

/** id-token.date.1 to id-token.date.3 */
export function asDate(value) {
  const seconds = value instanceof JSONNumber ? value.toDouble() : NaN;
  return seconds >= 0 && seconds <= latestDate ? seconds : null;
}

/** id-token.sub.1 to id-token.sub.4 */
export function asSubject(value) {
  if (typeof value !== 'string' || value === '' || byteLength(value) > 255) return null;
  return /[\u0000-\u001f\u007f]/.test(value) ? null : value;
}

/** Claims, and the codes of the problems found in them. */
export class ClaimsCheck {
  constructor(claims) {
    this.claims = claims;
    this.codes = [];
  }

  has(name) {
    return this.claims.has(name);
  }

  /** Reports the code unless the condition is true. A comparison with a value that is not a number is never true. */
  expect(condition, code) {
    if (condition !== true) this.codes.push(code);
  }

  /** The claim, or null if it is absent or of a wrong type, which is reported: id-token.claims.2. */
  optional(name, as) {
    if (!this.has(name)) return null;
    const value = as(this.claims.get(name));
    this.expect(value !== null, 'token.claim-type');
    return value;
  }

  required(name, as) {
    this.expect(this.has(name), 'token.claim-missing');
    return this.optional(name, as);
  }

  /** @throws {Refused} if there are problems: id-token.claims.1 */
  finish() {
    if (this.codes.length > 0) throw new Refused(this.codes);
  }
}

/**
 * `iss`, with all that the issuer rule says.
 * @param {object|null} rule the prepared rule, or null if `issuer` is the exact issuer
 * @param {boolean} checksContext whether `acr` has to be a string, so that another type does not mean a missing policy
 */
export function checkIss(check, { rule, issuer, key, checksContext }) {
  const iss = check.required('iss', asText); // id-token.iss.1
  if (rule === null) {
    if (iss !== null) check.expect(iss === issuer, 'issuer.mismatch'); // id-token.iss.2
    return;
  }
  const { claims } = check;
  const hasWrongContext = checksContext && !claims.has('tfp')
    && claims.has('acr') && asText(claims.get('acr')) === null;
  // A name of the cloud that is not a text has no meaning, as if it were absent.
  const cloud = asText(key.members.get('cloud_instance_name'));
  for (const { check: name, code } of checkIssuer(rule, claims, { issuer: key.issuer, cloud }).problems) {
    const isAboutIss = code === 'issuer.mismatch' || (name === 'key' && code === 'issuer.key-issuer-mismatch')
      || name === 'policy';
    if (iss === null && isAboutIss) continue; // id-token.entra.10
    if (name === 'policy' && hasWrongContext) continue; // id-token.entra.9
    check.expect(false, code);
  }
}

/** `exp`, `nbf` and `iat` */
export function checkTimes(check, now, leeway) {
  const exp = check.required('exp', asDate); // id-token.exp.1
  if (exp !== null) check.expect(now - leeway < exp, 'token.expired'); // id-token.exp.2
  const nbf = check.optional('nbf', asDate); // id-token.nbf.1
  if (nbf !== null) check.expect(now + leeway >= nbf, 'token.not-yet-valid'); // id-token.nbf.2
  const iat = check.required('iat', asDate); // id-token.iat.1
  if (iat !== null) check.expect(now + leeway >= iat, 'token.issued-in-future'); // id-token.iat.2
}
