// The request that begins a sign-in: Rules/authorization-request.md.

import { checkRedirectURI } from '../addresses/redirect.mjs';
import { checkConfiguration } from '../configuration/file.mjs';
import { invalid } from '../configuration/problems.mjs';
import { readJSON } from '../json/json.mjs';
import { underEntra, validateMetadata } from '../metadata/metadata.mjs';
import { accepted, Refused } from '../outcome.mjs';
import { checkOffer, isValidRequest, requestAddress, requestParameters } from '../sign-in/request.mjs';
import { documentBytes, optionalInteger, optionalText, requireOnly, text } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['configuration', 'metadata', 'callback', 'state', 'nonce', 'codeVerifier', 'loginHint',
    'domainHint', 'prompt', 'maxAge']);
  const configuration = readConfiguration(documentBytes(given, 'configuration'));
  const metadata = documentBytes(given, 'metadata');
  const request = {
    callback: text(given, 'callback'),
    state: text(given, 'state'),
    nonce: text(given, 'nonce'),
    codeVerifier: text(given, 'codeVerifier'),
    loginHint: optionalText(given, 'loginHint'),
    domainHint: optionalText(given, 'domainHint'),
    prompt: optionalText(given, 'prompt'),
    maxAge: optionalInteger(given, 'maxAge'),
  };

  const { provider } = configuration;
  // authorization-request.inputs.1 to authorization-request.inputs.6
  const callback = checkRedirectURI(request.callback, provider.signInAudience, provider.responseMode);
  const metadataCodes = checkMetadata(metadata, provider);
  const document = readJSON(metadata);
  const isOfferKnown = configuration.codes.length === 0 && metadataCodes.length === 0;
  const offer = isOfferKnown ? checkOffer(provider, document) : { codes: [], warnings: [] };
  const codes = [...configuration.codes, ...metadataCodes, ...callback.codes, ...offer.codes];
  if (codes.length > 0) throw new Refused(codes, configuration.suggestion); // authorization-request.request.7

  const parameters = requestParameters(provider, request);
  const address = requestAddress(document, parameters);
  // authorization-request.request.8
  if (!isValidRequest(request, document) || address === null) throw new Refused('request.invalid');
  const warnings = [...configuration.warnings, ...callback.warnings, ...offer.warnings];
  return accepted({ ...address, parameters: new Map(parameters) }, warnings);
}

/** The codes, warnings and suggestion of a configuration, and the valid members of its first provider. */
function readConfiguration(bytes) {
  try {
    const { providers, errors, suggestion, warnings } = checkConfiguration(bytes);
    // authorization-request.inputs.2. The first of the providers: authorization-request.inputs.10.
    return { codes: errors, warnings, suggestion, provider: validMembers(providers[0] ?? {}) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // authorization-request.inputs.12, authorization-request.inputs.13
    return { codes: error.codes, warnings: [], suggestion: error.suggestion, provider: validMembers({}) };
  }
}

/**
 * authorization-request.inputs.7: an invalid member counts as absent. The response mode only decides about warnings, of
 * which there are none beside an error, so its default does not matter here.
 */
function validMembers(provider) {
  return Object.fromEntries(Object.entries(provider).filter(([, value]) => value !== invalid));
}

/** The codes of the metadata, or none if it is not validated. */
function checkMetadata(bytes, { authority, emulatedAt, policies }) {
  if (!authority) return []; // authorization-request.inputs.9
  try {
    // authorization-request.inputs.3, authorization-request.inputs.8, authorization-request.inputs.11
    validateMetadata(bytes, underEntra(authority, { emulatedAt, policies }));
    return [];
  } catch (error) {
    if (error instanceof Refused) return error.codes;
    throw error;
  }
}
