// A redirect URI by the rules of Entra: Rules/entra-redirect.md.

import { lowerASCII } from '../text/texts.mjs';
import { hasDotSegment, hasURICharacters, isScheme, parseHost, parsePort, splitURL } from './urls.mjs';

export const audiences = [
  'AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount', 'PersonalMicrosoftAccount',
];
export const modes = ['query', 'fragment', 'form_post'];

/** The codes of the whole text. */
function checkText(uri, audience) {
  const codes = [];
  if ([...uri].length > 256) codes.push('too-long'); // entra-redirect.text.1, entra-redirect.text.2
  if (/[!$'(),;]/.test(uri)) codes.push('unsupported-character'); // entra-redirect.text.3
  if (uri.includes('*')) codes.push('wildcard'); // entra-redirect.text.5
  if (uri.includes('#')) codes.push('fragment'); // entra-redirect.text.6
  // entra-redirect.text.7 to entra-redirect.text.9
  const hasQuery = uri.split('#')[0].includes('?');
  if (hasQuery && audiences.indexOf(audience) >= 2) codes.push('query-with-personal-accounts');
  if (!hasURICharacters(uri)) codes.push('malformed'); // entra-redirect.text.10
  return codes;
}

function checkHost(url, host) {
  const codes = [];
  // entra-redirect.parts.4
  if (host === null && parseHost(url.host.replace(/[!$'(),;*]/g, 'x')) === null) codes.push('malformed');
  if (url.port !== null && parsePort(url.port) === null) codes.push('malformed'); // entra-redirect.parts.5
  if (hasDotSegment(url.path)) codes.push('malformed'); // entra-redirect.parts.6
  const mayBeHTTP = host?.written === 'localhost' || host?.written === '127.0.0.1';
  // entra-redirect.scheme.1 to entra-redirect.scheme.3
  if (!isScheme(url.scheme, 'https') && !(isScheme(url.scheme, 'http') && mayBeHTTP)) codes.push('scheme-not-https');
  if (host?.written === '[::1]') codes.push('ipv6-loopback'); // entra-redirect.scheme.4
  return codes;
}

function warningsOf(url, host, mode) {
  const warnings = [];
  const isHTTP = isScheme(url.scheme, 'http');
  if (isHTTP && host.written === '127.0.0.1') warnings.push('manifest-only'); // entra-redirect.warning.1
  // entra-redirect.warning.2, entra-redirect.warning.3
  if (url.path === '' && (mode === 'query' || mode === 'fragment')) warnings.push('gains-trailing-slash');
  if (lowerASCII(url.path) !== url.path) warnings.push('mixed-case-path'); // entra-redirect.warning.4
  const port = url.port === null ? null : parsePort(url.port);
  // entra-redirect.warning.5
  if (port === (isHTTP ? 80 : 443)) warnings.push('explicit-default-port');
  // entra-redirect.warning.6
  if (host.written === 'localhost' && port !== null) warnings.push('localhost-port-ignored');
  return warnings;
}

function prefixed(codes) {
  return [...new Set(codes)].map((code) => `redirect.${code}`);
}

/** The error codes and the warnings. The audience and the mode may be undefined. */
export function checkRedirectURI(uri, audience = 'AzureADMyOrg', mode = undefined) {
  const codes = checkText(uri, audience);
  const url = splitURL(uri);
  let host = null;
  if (url?.userInformation != null) codes.push('user-info'); // entra-redirect.parts.3
  if (url === null || url.host === '') {
    codes.push('relative'); // entra-redirect.parts.1, entra-redirect.parts.2
  } else {
    host = parseHost(url.host);
    codes.push(...checkHost(url, host));
  }
  // Warnings count only beside no error, and then the host is valid.
  return { codes: prefixed(codes), warnings: codes.length > 0 ? [] : prefixed(warningsOf(url, host, mode)) };
}
