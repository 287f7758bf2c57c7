// Writing `WWW-Authenticate`: Rules/claims-challenge.md.

import { requestText } from '../json/request-text.mjs';
import { isText } from '../text/texts.mjs';
import { toUTF8 } from '../text/utf8.mjs';

const sentences = {
  invalid_request: 'The Authorization header is not Bearer and one access token.',
  invalid_token: 'The access token was rejected.',
  insufficient_scope: 'The access token lacks a permission that this operation requires.',
  insufficient_claims: 'The access token lacks claims that this operation requires.',
};

/** A field of these pairs of names and values. A value of null is none. */
function field(parameters, addresses) {
  // claims-challenge.write.3
  const present = [...parameters, ['resource_metadata', addresses.resourceMetadataURL]]
    .filter(([, value]) => value !== null);
  if (present.length === 0) return 'Bearer';
  // claims-challenge.write.1, claims-challenge.write.2
  return `Bearer ${present.map(([name, value]) => `${name}="${value.replace(/[^ -~]|["\\]/gu, '')}"`).join(', ')}`;
}

/** claims-challenge.demand.6 to claims-challenge.demand.8 */
function authorizationEndpoint(metadataURL) {
  const address = metadataURL.split('?', 1)[0];
  const ends = [
    ['/v2.0/.well-known/openid-configuration', '/oauth2/v2.0/authorize', 0],
    ['/.well-known/openid-configuration', '/oauth2/authorize', 1],
  ];
  for (const [end, replacement, least] of ends) {
    if (address.endsWith(end) && address.length >= end.length + least) {
      return address.slice(0, -end.length) + replacement;
    }
  }
  return null;
}

/** claims-challenge.demand.5 */
function challengeType(request) {
  const claim = request.get('access_token')?.get('acrs');
  const values = claim?.get('values');
  return isText(claim?.get('value')) || (Array.isArray(values) && values.some(isText)) ? 'authcontext' : null;
}

/** The field that demands claims. */
export function demand(request, addresses) {
  // claims-challenge.demand.1
  return field([
    ['realm', ''],
    ['authorization_uri', authorizationEndpoint(addresses.metadataURL)],
    ['error', 'insufficient_claims'],
    ['error_description', sentences.insufficient_claims],
    ['claims', Buffer.from(toUTF8(requestText(request))).toString('base64')], // claims-challenge.demand.4
    ['cc_type', challengeType(request)],
  ], addresses);
}

/** claims-challenge.demand.2, claims-challenge.demand.3 */
function contextRequest(contexts) {
  const value = contexts.length === 1 ? ['value', contexts[0]] : ['values', contexts];
  return new Map([['access_token', new Map([['acrs', new Map([['essential', true], value])]])]]);
}

/** claims-challenge.write.15 */
function scopeList(scopes) {
  const usable = scopes.filter((scope) => /^[\u0021-\u007e]+$/.test(scope));
  return usable.length > 0 ? usable.join(' ') : null;
}

const forbidden = ['token.caller-not-allowed', 'issuer.tenant-not-allowed', 'graph.user-not-found'];
const rejected = ['keys.unknown-key', 'keys.ambiguous', 'request.unknown-issuer', 'graph.token-rejected',
  'graph.foreign-link'];
const misconfigured = ['issuer.insecure-host', 'graph.not-available', 'graph.permission-missing',
  'exchange.credential-unavailable', 'exchange.not-offered', 'exchange.user-info-not-signed'];
const unavailable = ['exchange.unreachable', 'exchange.certificate-untrusted', 'exchange.http-status',
  'exchange.not-json', 'session.renewal-pending', 'session.store-unavailable', 'response.store-unavailable',
  'device.store-unavailable'];

/** The status and the field of a rejection with this code. */
export function rejection(code, scopes, contexts, addresses) {
  const error = (status, name, others = [], sentence = sentences[name]) => (
    { status, field: field([['error', name], ['error_description', sentence], ...others], addresses) });
  const failure = (status) => ({ status, field: null });
  const begins = (...areas) => areas.some((area) => code.startsWith(`${area}.`));

  // claims-challenge.write.4 to claims-challenge.write.14, in this order
  if (code === 'request.authorization-missing') return { status: 401, field: field([], addresses) };
  if (code === 'request.authorization-malformed') return error(401, 'invalid_request');
  if (code === 'token.expired') return error(401, 'invalid_token', [], 'The access token has expired.');
  if (code === 'token.permission-missing') return error(403, 'insufficient_scope', [['scope', scopeList(scopes)]]);
  if (forbidden.includes(code)) return error(403, 'insufficient_scope');
  if (code === 'token.context-mismatch' && contexts.length > 0) {
    return { status: 401, field: demand(contextRequest(contexts), addresses) };
  }
  if (rejected.includes(code)) return error(401, 'invalid_token');
  if (misconfigured.includes(code)) return failure(500);
  if (begins('discovery', 'keys', 'graph') || unavailable.includes(code)) return failure(503);
  if (begins('config', 'authority', 'redirect', 'callback', 'request')) return failure(500);
  return error(401, 'invalid_token');
}
