// One provider of a configuration: Rules/provider-configuration.md.

import { modes } from '../addresses/redirect.mjs';
import { isScopeWord } from '../text/texts.mjs';
import { readCallback } from './callback.mjs';
import { readCredentials } from './credentials.mjs';
import {
  readAudience, readClientID, readEmulator, readHosts, readIssuer, readPolicies, readTenants,
} from './issuer.mjs';
import { reportUnknownMembers } from './misspellings.mjs';
import { booleanMember, invalid, textMember } from './problems.mjs';

/** The names of the table, in its order. */
const memberNames = [
  'name', 'customHosts', 'externalIDHosts', 'emulatedAt', 'allowedTenants', 'policies', 'issuer', 'clientID',
  'responseType', 'responseMode', 'namesItself', 'clientSecret', 'clientAssertion', 'clientCertificate', 'scope',
  'callbackPath', 'publicAddress', 'callbackURL', 'signInAudience', 'requestsHomeAccountID',
];

/** provider-configuration.response.1 to provider-configuration.response.3. */
function readResponseType(provider, problems) {
  const text = textMember(provider, 'responseType', problems, 'code');
  if (text === invalid) return invalid;
  const type = text === 'id_token code' ? 'code id_token' : text;
  if (!['code', 'id_token', 'code id_token'].includes(type)) {
    problems.report('config.response-type-unsupported');
    return invalid;
  }
  if (type !== 'code') problems.warn('config.needs-id-tokens-toggle');
  return type;
}

/** provider-configuration.response.4 to provider-configuration.response.7. */
function readResponseMode(provider, responseType, problems) {
  const isCode = responseType === 'code' || responseType === invalid;
  const mode = textMember(provider, 'responseMode', problems, isCode ? 'query' : 'form_post');
  if (mode === invalid) return invalid;
  if (modes.includes(mode) && (isCode || mode !== 'query')) return mode;
  problems.report('config.response-mode-unsupported');
  return invalid;
}

/** “The scope”. */
function readScope(provider, problems) {
  const scope = textMember(provider, 'scope', problems, 'openid profile email');
  if (scope === invalid) return invalid;
  const words = scope.split(' ');
  // provider-configuration.scope.1
  if (!words.every(isScopeWord)) problems.report('config.scope-malformed');
  if (!words.includes('openid')) problems.report('config.scope-without-openid'); // provider-configuration.scope.2
  return scope;
}

/**
 * Reads one provider. Values that are not valid are `invalid`, and reported. `extraNames` are the names that are
 * allowed beside those of the table.
 */
export function readProvider(provider, isFirst, extraNames, problems) {
  const name = textMember(provider, 'name', problems, 'entra'); // provider-configuration.member.6
  const customHosts = readHosts(provider, 'customHosts', problems);
  const externalIDHosts = readHosts(provider, 'externalIDHosts', problems);
  const emulatedAt = readEmulator(provider, problems);
  const policies = readPolicies(provider, problems);
  const issuer = readIssuer(provider, [customHosts, externalIDHosts], problems);
  // Only here is the issuer known. Problems of tenants have no suggestion, so their place does not matter.
  const allowedTenants = readTenants(provider, issuer.authority, problems);
  const clientID = readClientID(provider, issuer, problems);
  const responseType = readResponseType(provider, problems);
  const responseMode = readResponseMode(provider, responseType, problems);
  const namesItself = booleanMember(provider, 'namesItself', problems);
  const needsCredential = responseType !== invalid && responseType.split(' ').includes('code');
  const credentials = readCredentials(provider, needsCredential, problems);
  const scope = readScope(provider, problems);
  const callback = readCallback(provider, name, isFirst, problems);
  const signInAudience = readAudience(provider, issuer.authority, problems);
  const requestsHomeAccountID = booleanMember(provider, 'requestsHomeAccountID', problems);
  reportUnknownMembers(provider, [...memberNames, ...extraNames], problems);
  return {
    name, customHosts, externalIDHosts, emulatedAt, allowedTenants, policies,
    issuer: issuer.text, authority: issuer.authority, clientID, responseType, responseMode, namesItself,
    ...credentials, scope, callback, signInAudience, requestsHomeAccountID,
    // provider-configuration.shared.5: what is invalid counts as identifying itself.
    identifiesItself: responseType === invalid || responseType !== 'code' || namesItself !== false,
  };
}

/** The members of the outcome for a valid provider. */
export function outcomeOfProvider({ issuer, clientID, scope, responseType, responseMode, callback }) {
  return { issuer, clientID, scope, responseType, responseMode, callbackPath: callback.path };
}
