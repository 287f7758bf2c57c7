// The endpoints of a metadata document: Rules/discovery.md, “Endpoints” to “Policies of endpoints”.

import { classOfHost } from '../addresses/host-classes.mjs';
import { hasURICharacters, isScheme, parseHost, parsePort, splitURL } from '../addresses/urls.mjs';
import { percentDecoded } from '../text/percent.mjs';
import { lowerASCII } from '../text/texts.mjs';
import { schemesOf } from './issuer.mjs';

/** discovery.host.1 to discovery.host.3. */
const allowedClasses = {
  publicOnly: ['public'],
  privateAllowed: ['public', 'private'],
  linkLocalAllowed: ['public', 'private', 'link-local'],
};
export const endpointPolicies = Object.keys(allowedClasses);

/** The endpoint policy of an authority for which none is stated: discovery.host.4, discovery.host.5. */
export function policyForAuthority(hostText) {
  return classOfHost(parseHost(hostText)) === 'public' ? 'publicOnly' : 'privateAllowed';
}

/**
 * The code of an endpoint, or null. `endpointPolicy` is one of the names above, and `b2cPolicy` the policy of a B2C
 * authority, or null if it does not matter. `emulatedAt` may be the origin of an emulator.
 */
export function problemOfEndpoint(text, { endpointPolicy, b2cPolicy, emulatedAt }) {
  const url = splitURL(text);
  // discovery.endpoint.1, discovery.endpoint.2
  const isSecure = url !== null && schemesOf(text, emulatedAt).some((scheme) => isScheme(url.scheme, scheme));
  if (!isSecure || !hasURICharacters(text)) return 'discovery.endpoint-not-https';
  const host = parseHost(url.host);
  // discovery.endpoint.3
  if (host === null || (url.port !== null && parsePort(url.port) === null)) return 'discovery.endpoint-not-https';
  // discovery.endpoint.4
  if (url.userInformation !== null || url.fragment !== null) return 'discovery.invalid-endpoint';
  // discovery.endpoint.5
  if (!allowedClasses[endpointPolicy].includes(classOfHost(host))) return 'discovery.private-endpoint';
  // discovery.policy.1, discovery.policy.10
  const isOther = (policy) => lowerASCII(policy) !== lowerASCII(b2cPolicy);
  return b2cPolicy !== null && namedPolicies(url).some(isOther) ? 'issuer.policy-mismatch' : null;
}

/** discovery.policy.5 */
function decoded(text) {
  return percentDecoded(text) ?? text;
}

/** The policies that an endpoint names. */
function namedPolicies(url) {
  const segments = url.path.split('/').slice(1).map(decoded);
  const lower = segments.map(lowerASCII);
  const named = segments.filter((_, index) => lower[index].startsWith('b2c_1')); // discovery.policy.2
  // discovery.policy.3
  let start = 0;
  while (['tfp', 'te'].includes(lower[start])) start += 1;
  for (const [index, segment] of lower.entries()) {
    if (['oauth2', 'discovery', 'openid'].includes(segment) && index - start >= 2) named.push(segments[index - 1]);
  }
  // discovery.policy.4
  for (const parameter of (url.query ?? '').split('&')) {
    const equals = parameter.indexOf('=');
    if (equals >= 0 && ['p', 'P'].includes(decoded(parameter.slice(0, equals)))) {
      named.push(decoded(parameter.slice(equals + 1)));
    }
  }
  return named;
}
