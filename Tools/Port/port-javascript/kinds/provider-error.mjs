// An error response of the token endpoint: Rules/provider-error.md.

import { readJSON } from '../json/json.mjs';
import { JSONNumber } from '../json/number.mjs';
import { accepted, Refused } from '../outcome.mjs';
import { describedID, describedTimestamp, readDescription } from '../sign-in/entra-error.mjs';
import { tokenResponse } from '../sign-in/token-body.mjs';
import { withoutOuterSpace } from '../text/http.mjs';
import { isText } from '../text/texts.mjs';
import { byteLength, toUTF8 } from '../text/utf8.mjs';
import { integer, MalformedVector, optionalChoice, optionalText, requireOnly, text } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['status', 'retryAfter', 'body', 'provider']);
  const status = integer(given, 'status');
  const retryAfter = wait(status, optionalText(given, 'retryAfter', null));
  const provider = optionalChoice(given, 'provider', ['standard', 'entra'], 'standard');

  const members = errorMembers(status, text(given, 'body'));
  // provider-error.error.1, provider-error.error.2
  const outcome = isWord(members.get('error')) ? readError(members, provider === 'entra') : unreadable;
  return accepted({ ...outcome, retryAfter });
}

const isWord = (value) => isText(value) && /^[A-Za-z0-9_]{1,64}$/.test(value);
const isID = (value) => isText(value) && /^[A-Za-z0-9_-]{1,64}$/.test(value);
const isTimestamp = (value) => isText(value) && /^[0-9 \-:.TZ+]{1,40}$/.test(value);

const unreadable = {
  error: null, code: null, numbers: [], suberror: null, claims: null, traceID: null, correlationID: null,
  timestamp: null, isCancellation: false, reason: 'invalid-response',
};

/** The members of the error. Throws the codes of every other response. */
function errorMembers(status, body) {
  const value = readJSON(toUTF8(body));
  if (value instanceof Map && isText(value.get('error'))) return value; // provider-error.response.1
  // provider-error.response.2, provider-error.response.3
  if (status !== 200n) throw new Refused('exchange.http-status');
  tokenResponse(status, body); // provider-error.response.4
  throw new MalformedVector('a valid token response');
}

function readError(members, isEntra) {
  const error = members.get('error');
  const details = {
    traceID: isID(members.get('trace_id')) ? members.get('trace_id') : null, // provider-error.id.1, provider-error.id.2
    correlationID: isID(members.get('correlation_id')) ? members.get('correlation_id') : null,
    timestamp: isTimestamp(members.get('timestamp')) ? members.get('timestamp') : null, // provider-error.timestamp.1
  };
  const description = members.get('error_description');
  const code = isEntra && isText(description) ? describe(description, members, details) : null;
  const isCancellation = ['AADSTS65004', 'AADB2C90091'].includes(code) // provider-error.cancellation.1
    || (code === null && error === 'access_denied'); // provider-error.cancellation.2
  return {
    error,
    code,
    numbers: numbers(members.get('error_codes')),
    suberror: suberror(members),
    claims: claims(members.get('claims')),
    ...details,
    isCancellation,
    reason: isCancellation ? 'cancelled-by-user' : reasons.get(error) ?? 'configuration', // provider-error.reason.1
  };
}

/** The code of a description. With one, what the members do not state is read from the description, too. */
function describe(description, members, details) {
  const read = readDescription(description); // provider-error.description.1
  if (read.code === null) return null; // provider-error.description.7
  // provider-error.description.6
  if (!isText(members.get('trace_id'))) details.traceID = describedID(read.text, 'Trace ID: ');
  if (!isText(members.get('correlation_id'))) details.correlationID = describedID(read.text, 'Correlation ID: ');
  if (!isText(members.get('timestamp'))) {
    const timestamp = describedTimestamp(read); // provider-error.description.5
    details.timestamp = isTimestamp(timestamp) ? timestamp : null;
  }
  return read.code;
}

/** provider-error.numbers.1 to provider-error.numbers.3 */
function numbers(value) {
  if (!Array.isArray(value)) return [];
  return value.map((element) => (element instanceof JSONNumber ? element.toInteger64() : null))
    .filter((whole) => whole !== null).slice(0, 16);
}

/** provider-error.suberror.1, provider-error.suberror.2 */
function suberror(members) {
  const value = isText(members.get('suberror')) ? members.get('suberror') : members.get('error_subcode');
  return isWord(value) ? value : null;
}

/** provider-error.claims.1 to provider-error.claims.3 */
function claims(value) {
  return isText(value) && byteLength(value) <= 4_096 && readJSON(toUTF8(value)) instanceof Map ? value : null;
}

// provider-error.reason.2 to provider-error.reason.7
const reasons = new Map([
  ['authorization_declined', 'cancelled-by-user'],
  ['access_denied', 'not-permitted'],
  ['login_required', 'interaction-required'],
  ['interaction_required', 'interaction-required'],
  ['consent_required', 'interaction-required'],
  ['account_selection_required', 'interaction-required'],
  ['server_error', 'unavailable'],
  ['temporarily_unavailable', 'unavailable'],
  ['invalid_grant', 'invalid-response'],
  ['invalid_token', 'invalid-response'],
  ['expired_token', 'invalid-response'],
]);

/** The seconds to wait, or null. */
function wait(status, field) {
  if (status === 200n || field === null) return null; // provider-error.retry.5
  const digits = withoutOuterSpace(field); // provider-error.retry.2
  // provider-error.retry.1, provider-error.retry.3, provider-error.retry.4
  return /^[0-9]{1,10}$/.test(digits) ? Math.min(Number(digits), 86_400) : null;
}
