// Stage 5 of access tokens: Rules/access-token.md.

import { audiences } from '../addresses/redirect.mjs';
import { isBlank } from '../text/surroundings.mjs';
import { isGUID } from '../text/texts.mjs';
import { asNames, asText, asTexts } from './claims.mjs';
import { isVersion1 } from './issuer-rule-key.mjs';

/** The names of an API at Entra: access-token.aud.4 to access-token.aud.6. */
export function audiencesOf(clientID, applicationIDURIs) {
  const named = applicationIDURIs.filter((uri) => !isBlank(uri.replaceAll('/', '')));
  return [clientID, ...named.flatMap((uri) => [uri, uri.endsWith('/') ? uri.slice(0, -1) : `${uri}/`])];
}

export function checkAudience(check, audiences) {
  const names = check.required('aud', asNames); // access-token.aud.1
  if (names === null) return;
  // access-token.aud.2, access-token.aud.3
  check.expect(names.some((name) => audiences.includes(name)), 'token.audience-mismatch');
}

/** Claims of other kinds of tokens. `rule` is null with an exact issuer. */
export function checkPurpose(check, rule) {
  // access-token.purpose.1, access-token.purpose.2
  let isOther = ['at_hash', 'c_hash', 'events'].some((name) => check.has(name));
  // access-token.purpose.3 to access-token.purpose.5
  if (rule !== null && rule.product === 'workforce' && check.has('nonce')) isOther = true;
  check.expect(!isOther, 'token.unexpected-claim');
}

/** What a typed token has: RFC 9068 §2.2. */
export function checkTyped(check) {
  const asNonempty = (value) => asText(value) || null; // access-token.typed.2
  for (const name of ['client_id', 'jti']) check.required(name, asNonempty); // access-token.typed.1
}

/** The distinguishing claim of an untyped token. */
export function checkMark(check, name) {
  const names = check.optional(name, asNames); // access-token.mark.2
  if (check.has(name) && names === null) return;
  // access-token.mark.1, access-token.mark.3
  check.expect((names ?? []).some((one) => one !== ''), 'token.claim-missing');
}

/** Whether a token of Entra is of version 1. */
function isOfVersion1(check, product) {
  if (product !== 'workforce') return false; // access-token.caller.3
  const iss = asText(check.claims.get('iss')) ?? '';
  if (iss.endsWith('/v1.1') && check.claims.get('ver') !== '2.0') return true; // access-token.caller.2
  return isVersion1(check.claims); // access-token.caller.1
}

/** @param {string[]|null} allowedClients GUIDs in lowercase; null admits every client */
export function checkCaller(check, product, allowedClients) {
  const isOld = isOfVersion1(check, product);
  const name = isOld ? 'appid' : 'azp';
  const caller = check.required(name, asText); // access-token.caller.4, access-token.caller.5
  if (caller === null) return;
  if (caller === '') {
    check.expect(false, 'token.claim-missing'); // access-token.caller.4
    return;
  }
  // access-token.caller.6, access-token.caller.8
  if (allowedClients !== null && !(isGUID(caller) && allowedClients.includes(caller.toLowerCase()))) {
    check.expect(false, 'token.caller-not-allowed');
    return;
  }
  // access-token.caller.7
  if (isOld && check.has('azp')) check.expect(check.claims.get('azp') === caller, 'token.claim-type');
}

/** @param {boolean} isRequired whether a scope or a role is required */
export function checkPermissions(check, isRequired) {
  const scope = check.optional('scp', asText); // access-token.permission.1
  const roles = check.optional('roles', asTexts); // access-token.permission.2
  const hasWrongType = (check.has('scp') && scope === null) || (check.has('roles') && roles === null);
  if (hasWrongType || !isRequired) return; // access-token.permission.3
  const isVisible = (text) => /[^\u0000-\u0020\u007f]/.test(text);
  // access-token.permission.4, access-token.permission.5
  check.expect([scope ?? '', ...(roles ?? [])].some(isVisible), 'token.permission-missing');
}

/** `client`, `scopes` and `roles` of the outcome. */
export function permissionsOf(claims) {
  const [party, application, scope, roles] = ['azp', 'appid', 'scp', 'roles'].map((name) => claims.get(name));
  return {
    client: asText(party) ?? asText(application), // access-token.outcome.1
    scopes: (asText(scope) ?? '').split(' ').filter((part) => part !== ''), // access-token.outcome.2
    roles: asTexts(roles) ?? [], // access-token.outcome.3
  };
}
