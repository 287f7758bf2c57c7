// The body of a response of the token endpoint, as in Rules/token-response.md. Responses with an error come here, too.

import { readJSON } from '../json/json.mjs';
import { JSONNumber } from '../json/number.mjs';
import { Refused } from '../outcome.mjs';
import { lowerASCII } from '../text/texts.mjs';
import { toUTF8 } from '../text/utf8.mjs';

/** The members of a valid token response. Throws the codes of any other. */
export function tokenResponse(status, text) {
  const body = readJSON(toUTF8(text));
  const members = body instanceof Map ? body : null;
  // token-response.error.1 to token-response.error.6
  if (typeof members?.get('error') === 'string') throw new Refused('exchange.provider-error');
  if (status !== 200n) throw new Refused('exchange.http-status'); // token-response.status.1
  if (body === undefined) throw new Refused('exchange.not-json'); // token-response.body.2, token-response.body.3
  if (members === null) throw new Refused('exchange.wrong-type'); // token-response.body.4
  const codes = memberCodes(members);
  if (codes.size > 0) throw new Refused([...codes]); // token-response.members.7
  return members;
}

function memberCodes(members) {
  const codes = new Set();
  for (const name of ['access_token', 'token_type', 'id_token', 'refresh_token', 'scope']) {
    // token-response.members.4: `null` is a wrong type, too.
    if (members.has(name) && typeof members.get(name) !== 'string') codes.add('exchange.wrong-type');
  }
  // token-response.members.1, token-response.members.2
  if (!members.has('access_token') || members.get('access_token') === '') codes.add('exchange.missing-member');
  if (!members.has('token_type')) codes.add('exchange.missing-member'); // token-response.members.3
  const type = members.get('token_type');
  // token-response.members.5
  if (typeof type === 'string' && lowerASCII(type) !== 'bearer') codes.add('exchange.token-type');
  // token-response.expires.3
  if (members.has('expires_in') && lifetime(members) === null) codes.add('exchange.wrong-type');
  return codes;
}

/** The digits of `expires_in`, or null if it is absent or has another form. */
function lifetime(members) {
  const value = members.get('expires_in');
  // token-response.expires.1, token-response.expires.2
  const digits = value instanceof JSONNumber ? value.text : value;
  if (typeof digits !== 'string' || !/^(?:0|[1-9][0-9]{0,9})$/.test(digits)) return null;
  return Number(digits) <= 2147483647 ? digits : null;
}

/** `expires_in` as a number, or null. */
export function expiresIn(members) {
  const digits = lifetime(members);
  return digits === null ? null : new JSONNumber(digits); // token-response.outcome.2
}
