// Stage 5 of ID tokens: Rules/id-token.md.

import { toBase64url } from '../text/base64url.mjs';
import { isSameSecret } from '../text/secrets.mjs';
import { toUTF8 } from '../text/utf8.mjs';
import { asDate, asNames, asSubject, asText } from './claims.mjs';
import { hashFor } from './signature.mjs';

/** `sub`, also against another token. Returns it. */
export function checkSubject(check, sameSubjectAs) {
  const subject = check.required('sub', asSubject);
  // id-token.sub.5, id-token.sub.6
  if (subject !== null && sameSubjectAs !== null) check.expect(subject === sameSubjectAs, 'token.subject-mismatch');
  return subject;
}

/** `aud` and `azp` */
export function checkAudience(check, clientID, trustedAudiences) {
  const names = check.required('aud', asNames); // id-token.aud.1
  if (names !== null && !names.includes(clientID)) {
    check.expect(false, 'token.audience-mismatch'); // id-token.aud.2
  } else if (names !== null) {
    const isKnown = (name) => name === clientID || trustedAudiences.includes(name);
    check.expect(names.every(isKnown), 'token.audience-untrusted'); // id-token.aud.3 to id-token.aud.5
  }
  const party = check.optional('azp', asText); // id-token.azp.1
  // id-token.azp.2, id-token.azp.3
  if (party !== null) check.expect(party === clientID, 'token.authorized-party-mismatch');
}

/** Claims of another kind of token. */
export function checkPurpose(check, isEntra) {
  const isAccessToken1 = check.has('appid') && (check.claims.get('ver') === '2.0' || !check.has('nonce'));
  const isOther = check.has('events') // id-token.purpose.1
    || (isEntra && (check.has('scp') || isAccessToken1)); // id-token.purpose.2, id-token.purpose.3
  check.expect(!isOther, 'token.unexpected-claim');
}

/** @param {string|null} sent the nonce that was sent, or that of the sign-in */
export function checkNonce(check, sent, isRefreshed) {
  const nonce = check.optional('nonce', asText); // id-token.nonce.1
  if (!check.has('nonce')) {
    check.expect(isRefreshed || sent === null, 'token.nonce-missing'); // id-token.nonce.2, id-token.nonce.6
  } else if (nonce !== null && sent !== null) {
    check.expect(isSameSecret(nonce, sent), 'token.nonce-mismatch'); // id-token.nonce.3, id-token.nonce.6
  } else if (nonce !== null) {
    check.expect(isRefreshed, 'token.nonce-unexpected'); // id-token.nonce.4, id-token.nonce.7
  }
}

/** Authentication contexts: `acr`, and the claim in its place. */
export function checkContexts(check, requiredContexts, contextClaim) {
  const context = check.optional('acr', asText); // id-token.acr.1
  if (check.has('acr') && context === null) return;
  if (requiredContexts !== null) {
    // id-token.acr.2, id-token.acr.3
    check.expect(context !== null && requiredContexts.includes(context), 'token.context-mismatch');
  }
  if (contextClaim === null) return; // id-token.context.4
  const { name, contexts } = contextClaim;
  const names = check.optional(name, asNames); // id-token.context.1
  if (check.has(name) && names === null) return;
  // id-token.context.2, id-token.context.3
  check.expect((names ?? []).some((one) => contexts.includes(one)), 'token.context-mismatch');
}

/** `amr` */
export function checkMethods(check, requiredMethods) {
  if (requiredMethods.length === 0) return; // id-token.amr.3
  const methods = check.optional('amr', asNames); // id-token.amr.1
  if (check.has('amr') && methods === null) return;
  // id-token.amr.2
  check.expect(requiredMethods.every((method) => (methods ?? []).includes(method)), 'token.method-missing');
}

/** `auth_time`. `maxAge` and `since` are null if they are not given. */
export function checkAuthenticationTime(check, { maxAge, since, now, leeway }) {
  // id-token.auth-time.1, id-token.auth-time.2
  const time = maxAge === null ? check.optional('auth_time', asDate) : check.required('auth_time', asDate);
  if (time === null) return; // id-token.auth-time.5
  // id-token.auth-time.3, id-token.auth-time.4, id-token.auth-time.6
  if (maxAge !== null) check.expect(time + maxAge + leeway >= now, 'token.authentication-too-old');
  if (since !== null) check.expect(time + leeway >= since, 'token.authentication-too-old');
}

/** `c_hash` or `at_hash` of a value, which is null if it is not given. `code` begins the codes. */
export function checkHash(check, name, value, algorithm, code) {
  const hash = check.optional(name, asText); // id-token.hash.1
  if (value === null) return; // id-token.hash.8
  if (!check.has(name)) {
    check.expect(false, `${code}-missing`); // id-token.hash.2, id-token.hash.4
  } else if (hash !== null) {
    const whole = hashFor(algorithm, toUTF8(value)); // id-token.hash.6
    // id-token.hash.3, id-token.hash.5
    check.expect(isSameSecret(hash, toBase64url(whole.subarray(0, whole.length / 2))), `${code}-mismatch`);
  }
}
