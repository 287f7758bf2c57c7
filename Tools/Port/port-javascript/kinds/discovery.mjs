// The kind `discovery`: Rules/discovery.md.

import { isIssuer, issuerOfPastedURL, suggestionForIssuer } from '../addresses/issuers.mjs';
import { splitURL } from '../addresses/urls.mjs';
import { readAuthority } from '../authorities/authority.mjs';
import { readJSON } from '../json/json.mjs';
import { endpointPolicies, policyForAuthority } from '../metadata/endpoints.mjs';
import { isProviderError, underEntra, validateMetadata } from '../metadata/metadata.mjs';
import { accepted, Refused } from '../outcome.mjs';
import { withoutOuterSpace } from '../text/http.mjs';
import { lowerASCII } from '../text/texts.mjs';
import {
  documentOrTextBytes, optionalChoice, optionalInteger, optionalPolicies, optionalText, optionalTexts, requireOnly,
  text,
} from '../vectors/given.mjs';

const names = [
  'authority', 'version', 'document', 'text', 'status', 'contentType', 'customHosts', 'policies', 'endpoints',
  'stringBooleans',
];

function readGiven(given) {
  requireOnly(given, names);
  return {
    authority: text(given, 'authority'),
    version: optionalChoice(given, 'version', ['1.0', '2.0']),
    body: documentOrTextBytes(given),
    status: optionalInteger(given, 'status', 200n),
    contentType: optionalText(given, 'contentType'),
    customHosts: optionalTexts(given, 'customHosts', []),
    policies: optionalPolicies(given),
    endpoints: optionalChoice(given, 'endpoints', endpointPolicies),
    stringBooleans: optionalChoice(given, 'stringBooleans', ['rejected', 'acceptedWithWarning']),
  };
}

/** What the document is validated against, in the form of `validateMetadata`. */
function authorityOf({ authority, version, customHosts, policies, endpoints, stringBooleans }) {
  // discovery.authority.5
  const isExact = endpoints !== undefined || stringBooleans !== undefined;
  const entra = isExact ? null : readAuthority(authority, { customHosts }).value;
  if (entra !== null) return underEntra(entra, { version, policies });
  // discovery.authority.1, discovery.authority.2
  if (!isIssuer(authority)) throw new Refused('issuer.invalid', suggestionForIssuer(authority));
  const endpointPolicy = endpoints ?? policyForAuthority(splitURL(authority).host);
  return { exact: authority, endpointPolicy, b2cPolicy: null, stringBooleans };
}

/** discovery.response.6 */
function suggestionForNotFound(issuer) {
  const requested = issuer.replace(/\/$/, '');
  if (issuerOfPastedURL(requested) !== null) return suggestionForIssuer(requested);
  return issuer.endsWith('//') ? issuer.replace(/\/+$/, '') : null;
}

function checkStatus({ body, status }, { exact }) {
  if (body.length > 1_048_576) throw new Refused('discovery.too-large'); // discovery.response.1, discovery.response.2
  if (status === 200n) return;
  if (isProviderError(readJSON(body))) throw new Refused('discovery.provider-error'); // discovery.response.3
  if (status >= 300n && status <= 399n) throw new Refused('discovery.redirected'); // discovery.response.4
  // discovery.response.5
  const suggestion = status === 404n && exact !== undefined ? suggestionForNotFound(exact) : null;
  throw new Refused('discovery.http-status', suggestion);
}

/** discovery.response.7 */
function isExpectedType(contentType) {
  if (contentType === undefined) return true;
  const type = lowerASCII(withoutOuterSpace(contentType.split(';')[0]));
  return type === 'application/json' || /^application\/[a-z0-9!#$%&'*+\-.^_`|~]*\+json$/.test(type);
}

export function run(given) {
  const read = readGiven(given);
  const authority = authorityOf(read);
  checkStatus(read, authority);
  const { outcome, warnings } = validateMetadata(read.body, authority);
  // discovery.response.8
  if (!isExpectedType(read.contentType)) warnings.push('discovery.unexpected-content-type');
  return accepted(outcome, warnings);
}
