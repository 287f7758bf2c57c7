// The response that the browser delivers to the callback: Rules/authorization-response.md.

import { isIssuer, isTemplate, templateValue } from '../addresses/issuers.mjs';
import { modes } from '../addresses/redirect.mjs';
import { splitURL } from '../addresses/urls.mjs';
import { accepted, Refused } from '../outcome.mjs';
import { formPairs, formPieces } from '../text/forms.mjs';
import { isSameSecret } from '../text/secrets.mjs';
import { isLowercaseGUID } from '../text/texts.mjs';
import { byteLength } from '../text/utf8.mjs';
import {
  choice, MalformedVector, object, optionalBoolean, optionalDate, optionalText, requireOnly, text,
} from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['path', 'mode', 'text', 'pending', 'issuerParameterSupported', 'now']);
  const path = optionalText(given, 'path', '/api/oidc/callback');
  const mode = text(given, 'mode');
  const response = text(given, 'text');
  const pending = readPending(object(given, 'pending'));
  const issuerIsAnnounced = optionalBoolean(given, 'issuerParameterSupported', false);
  const now = optionalDate(given, 'now');

  // authorization-response.order.1
  checkPath(path, pending.callback);
  checkAge(now, pending.startedAt);
  checkSize(response);
  checkMode(mode, response, pending);
  const parameters = readParameters(response);
  checkIssuer(parameters, pending, issuerIsAnnounced);
  checkState(parameters, pending);
  if (parameters.has('error')) throw new Refused('response.provider-error'); // authorization-response.error.1
  return accepted(readValues(parameters, pending));
}

function readPending(pending) {
  requireOnly(pending, ['state', 'issuer', 'responseType', 'responseMode', 'callback', 'startedAt']);
  const words = text(pending, 'responseType').split(' ');
  const wantsCode = words.includes('code');
  const wantsIDToken = words.includes('id_token');
  const isKnown = words.every((word) => ['code', 'id_token'].includes(word)) && new Set(words).size === words.length;
  if (!isKnown) throw new MalformedVector('unknown response type');
  const mode = choice(pending, 'responseMode', wantsIDToken ? ['fragment', 'form_post'] : modes);
  return {
    state: text(pending, 'state'),
    issuer: text(pending, 'issuer'),
    wantsCode,
    wantsIDToken,
    mode,
    callback: optionalText(pending, 'callback', 'https://console.example.com/api/oidc/callback'),
    startedAt: optionalDate(pending, 'startedAt'),
  };
}

function checkPath(path, callback) {
  const url = splitURL(callback);
  const withSlash = (text) => (text === '' ? '/' : text); // authorization-response.path.3
  // authorization-response.path.2, authorization-response.path.6
  if (url === null || withSlash(path) !== withSlash(url.path)) throw new Refused('response.other-callback');
}

function checkAge(now, startedAt) {
  const age = now === undefined || startedAt === undefined ? 0 : now - startedAt; // authorization-response.age.5
  // authorization-response.age.2, authorization-response.age.4
  if (!(age <= 600 && age >= -60)) throw new Refused('response.expired');
}

function checkSize(response) {
  // authorization-response.size.2, authorization-response.size.4
  if (byteLength(response) > 65_536 || formPieces(response).length > 64) throw new Refused('response.too-large');
}

function checkMode(mode, response, pending) {
  if (mode === pending.mode) return;
  const codes = ['response.unexpected-mode']; // authorization-response.mode.1
  try {
    const parameters = readParameters(response);
    checkState(parameters, pending);
    if (parameters.has('error')) codes.push('response.provider-error'); // authorization-response.mode.2
  } catch (error) {
    if (!(error instanceof Refused)) throw error; // authorization-response.mode.3
  }
  throw new Refused(codes);
}

/** The parameters that have a value. */
function readParameters(response) {
  const pairs = formPairs(response);
  // authorization-response.form.1, authorization-response.form.2
  if (pairs === null) throw new Refused('response.malformed');
  // authorization-response.names.1
  if (new Map(pairs).size < pairs.length) throw new Refused('response.duplicate-parameter');
  return new Map(pairs.filter(([, value]) => value !== '')); // authorization-response.names.3
}

function checkIssuer(parameters, pending, isAnnounced) {
  if (parameters.has('iss')) {
    // authorization-response.issuer.2
    if (!isExpectedIssuer(parameters.get('iss'), pending.issuer)) throw new Refused('response.issuer-mismatch');
    return;
  }
  // authorization-response.issuer.3, authorization-response.issuer.5
  if (!isAnnounced || (pending.wantsIDToken && parameters.has('id_token'))) return;
  const codes = ['response.issuer-missing']; // authorization-response.issuer.4
  // authorization-response.issuer.6
  if (hasState(parameters, pending) && parameters.has('error')) codes.push('response.provider-error');
  throw new Refused(codes);
}

function isExpectedIssuer(found, expected) {
  if (isIssuer(expected)) return found === expected;
  if (!isTemplate(expected)) return false; // authorization-response.issuer.9
  // authorization-response.issuer.7, authorization-response.issuer.8
  const tenant = templateValue(expected, found);
  return tenant !== null && isLowercaseGUID(tenant);
}

function hasState(parameters, pending) {
  return parameters.has('state') && isSameSecret(parameters.get('state'), pending.state);
}

function checkState(parameters, pending) {
  if (!parameters.has('state')) throw new Refused('response.state-missing'); // authorization-response.state.1
  if (!hasState(parameters, pending)) throw new Refused('response.state-mismatch'); // authorization-response.state.2
}

function readValues(parameters, pending) {
  const code = pending.wantsCode ? parameters.get('code') : null;
  const idToken = pending.wantsIDToken ? parameters.get('id_token') : null;
  const codes = [];
  if (code === undefined) codes.push('response.code-missing'); // authorization-response.values.1
  if (idToken === undefined) codes.push('response.id-token-missing'); // authorization-response.values.2
  if (codes.length > 0) throw new Refused(codes); // authorization-response.values.3
  return { code, idToken }; // authorization-response.outcome.1, authorization-response.outcome.2
}
