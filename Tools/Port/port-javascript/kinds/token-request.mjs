// A request to the token endpoint or to the endpoint for devices: Rules/token-request.md.

import { requestText } from '../json/request-text.mjs';
import { accepted, Refused } from '../outcome.mjs';
import { isClaimsRequest } from '../sign-in/claims-request.mjs';
import { credentials, readAuthentication } from '../sign-in/client-authentication.mjs';
import { resourceCodes } from '../sign-in/entra-resources.mjs';
import { form } from '../text/forms.mjs';
import { isBlank } from '../text/surroundings.mjs';
import { isScopeWord, isTexts } from '../text/texts.mjs';
import {
  any, choice, latestDate, MalformedVector, object, optionalArray, optionalChoice, optionalHexadecimal,
  optionalInteger, optionalText, requireOnly, text,
} from '../vectors/given.mjs';

const types = ['client_credentials', 'refresh', 'assertion', 'on_behalf_of', 'exchange', 'device', 'device_code'];
const accessToken = 'urn:ietf:params:oauth:token-type:access_token';
const sentOnce = ['grant_type', 'scope', 'claims', 'assertion', 'subject_token', 'subject_token_type',
  'requested_token_type', 'audience', 'device_code', 'code', 'redirect_uri', 'code_verifier', 'refresh_token',
  'client_id', 'client_secret', 'client_assertion', 'client_assertion_type'];

export function run(given) {
  requireOnly(given, ['provider', 'clientID', 'authentication', 'grant', 'now', 'random']);
  const provider = optionalChoice(given, 'provider', ['standard', 'without-devices', 'entra'], 'standard');
  const clientID = text(given, 'clientID');
  const authentication = readAuthentication(object(given, 'authentication'));
  const grant = readGrant(object(given, 'grant'));
  const now = optionalInteger(given, 'now', 1_800_000_000n);
  if (now < 0n || now > latestDate) throw new MalformedVector('not a date');
  const random = optionalHexadecimal(given, 'random', new Uint8Array());

  if (isBlank(clientID)) throw new Refused('config.missing'); // token-request.order.1
  // token-request.order.2
  if (grant.type === 'device' && provider === 'without-devices') throw new Refused('exchange.not-offered');
  // token-request.order.3
  if (grant.type === 'device_code' && grant.token === '') throw new Refused('exchange.missing-member');
  const codes = grantCodes(grant, authentication, provider);
  if (codes.length > 0) throw new Refused(codes); // token-request.order.4
  if (authentication.method === 'client_secret_basic_unencoded' && clientID.includes(':')) {
    throw new Refused('request.invalid'); // token-request.client.5
  }

  const [tokenEndpoint, deviceEndpoint] = endpoints(provider);
  const client = credentials(authentication, { clientID, tokenEndpoint, now, random });
  const isDevice = grant.type === 'device';
  const parameters = [...grantParameters(grant, clientID), ...client.parameters
    .filter(([name]) => !(isDevice && name === 'client_id'))]; // token-request.client.8
  // token-request.request.3
  const headers = { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' };
  if (client.authorization !== null) headers.Authorization = client.authorization;
  const url = isDevice ? deviceEndpoint : tokenEndpoint;
  return accepted({ method: 'POST', url, headers, body: form(parameters) }); // token-request.request.4
}

function readGrant(given) {
  requireOnly(given, ['type', 'token', 'scope', 'audience', 'claims', 'extra']);
  const type = choice(given, 'type', types);
  const claims = given.has('claims') ? any(given, 'claims') : null;
  if (given.has('claims') && !isClaimsRequest(claims)) throw new MalformedVector('not a request for claims');
  const extra = optionalArray(given, 'extra', []);
  if (!extra.every(isTexts)) throw new MalformedVector('not arrays of texts');
  return {
    type,
    token: optionalText(given, 'token', ''),
    scope: optionalText(given, 'scope', null) ?? defaultScope(type),
    audience: optionalText(given, 'audience', null),
    claims: claims === null ? null : requestText(claims), // token-request.parameters.10
    // token-request.extra.4
    extra: ['assertion', 'exchange'].includes(type) ? extra.filter((pair) => pair.length === 2) : [],
  };
}

/** The scope where none is given, or null if none is sent. */
function defaultScope(type) {
  // token-request.scope.3: an empty one, which is refused
  if (['client_credentials', 'assertion', 'on_behalf_of'].includes(type)) return '';
  return type === 'device' ? 'openid profile email' : null; // token-request.parameters.9
}

function grantCodes(grant, authentication, provider) {
  const codes = [];
  // A device code has no scope: token-request.parameters.11.
  if (grant.scope !== null && grant.type !== 'device_code') {
    // token-request.scope.1, token-request.scope.2
    if (!grant.scope.split(' ').every(isScopeWord)) codes.push('request.invalid');
    else if (provider === 'entra') codes.push(...resourceCodes(grant.scope, grant.type));
  }
  if (authentication.method === 'none' && ['client_credentials', 'on_behalf_of'].includes(grant.type)) {
    codes.push('config.needs-client-credential'); // token-request.credential.1, token-request.credential.2
  }
  const names = grant.extra.map(([name]) => name);
  // token-request.extra.1, token-request.extra.2
  const repeats = names.some((name) => sentOnce.includes(name)) || new Set(names).size < names.length;
  if (repeats) codes.push('request.invalid');
  return codes;
}

function grantParameters(grant, clientID) {
  const { token, extra } = grant;
  const ifPresent = (name) => (grant[name] === null ? [] : [[name, grant[name]]]); // token-request.parameters.8
  const [scope, claims, audience] = ['scope', 'claims', 'audience'].map(ifPresent);
  const grantType = (name) => ['grant_type', name];
  const ietf = (name) => grantType(`urn:ietf:params:oauth:grant-type:${name}`);
  switch (grant.type) {
    case 'client_credentials': // token-request.parameters.1
      return [grantType('client_credentials'), ...scope, ...claims];
    case 'refresh': // token-request.parameters.2
      return [grantType('refresh_token'), ['refresh_token', token], ...scope, ...claims];
    case 'assertion': // token-request.parameters.3
      return [ietf('jwt-bearer'), ['assertion', token], ...scope, ...claims, ...extra];
    case 'on_behalf_of': // token-request.parameters.4
      return [ietf('jwt-bearer'), ['assertion', token], ...scope, ...claims, ['requested_token_use', 'on_behalf_of']];
    case 'exchange': // token-request.parameters.5
      return [ietf('token-exchange'), ['subject_token', token], ['subject_token_type', accessToken],
        ['requested_token_type', accessToken], ...audience, ...scope, ...extra];
    case 'device': // token-request.parameters.6
      return [['client_id', clientID], ...scope];
    default: // token-request.parameters.7
      return [ietf('device_code'), ['device_code', token]];
  }
}

/** The token endpoint and the endpoint for devices. */
function endpoints(provider) {
  const base = provider === 'entra'
    ? 'https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/oauth2/v2.0' // token-request.request.2
    : 'https://login.example.com'; // token-request.request.1
  return [`${base}/token`, `${base}/devicecode`];
}
