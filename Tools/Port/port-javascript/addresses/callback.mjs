// Callback URLs: Rules/callback.md. The fields of proxies are in `forwarding.mjs`.

import { Refused } from '../outcome.mjs';
import { percentDecoded, percentEncoded } from '../text/percent.mjs';
import { lowerASCII } from '../text/texts.mjs';
import { byteLength } from '../text/utf8.mjs';
import { isWebScheme, parseHost, parsePort, splitHostAndPort, splitURL } from './urls.mjs';

export const defaultPath = '/api/oidc/callback'; // callback.path.1

/** The origin and the host as written out, of parts that come from anywhere: “The origin”. */
function originOf(scheme, host, port) {
  const parsed = parseHost(host);
  if (parsed === null) throw new Refused('callback.invalid-host'); // callback.order.7
  const value = port === null ? null : parsePort(port);
  if (port !== null && value === null) throw new Refused('callback.invalid-port'); // callback.order.8
  // callback.origin.6, callback.origin.7
  const isOmitted = value === null || value === (scheme === 'http' ? 80 : 443);
  return { origin: `${scheme}://${parsed.written}${isOmitted ? '' : `:${value}`}`, host: parsed.written };
}

function supportedScheme(scheme) {
  if (!isWebScheme(scheme)) throw new Refused('callback.unsupported-scheme'); // callback.order.5
  return lowerASCII(scheme);
}

/** The origin of a page or public address, its host, and what follows the authority. Throws the first code. */
export function originOfAddress(address) {
  const url = splitURL(address);
  if (url === null) throw new Refused('callback.not-absolute'); // callback.order.4
  const scheme = supportedScheme(url.scheme);
  if (url.userInformation !== null) throw new Refused('callback.user-info'); // callback.order.6
  return { ...originOf(scheme, url.host, url.port), rest: url.rest };
}

/** callback.address.2. */
export function warningsOfPublicAddress(rest) {
  return rest === '' || rest === '/' ? [] : ['callback.path-ignored'];
}

export function originOfRequest(scheme, hostAndPort) {
  const lower = supportedScheme(scheme); // callback.address.3
  if (hostAndPort.includes('@')) throw new Refused('callback.user-info'); // callback.origin.2
  if (/[/?#]/.test(hostAndPort)) throw new Refused('callback.invalid-host'); // callback.origin.3
  const { host, port } = splitHostAndPort(hostAndPort);
  return originOf(lower, host, port);
}

/** Whether a NAME after the default path is the encoding of one: callback.path.9, callback.path.10. */
function isEncodedName(name) {
  const decoded = percentDecoded(name);
  return decoded !== null && percentEncoded(decoded) === name && decoded !== '.' && decoded !== '..';
}

export function isCallbackPath(path) {
  if (byteLength(path) > 2048) return false; // callback.path.2
  if (path.includes('%')) {
    const prefix = `${defaultPath}/`;
    return path.startsWith(prefix) && isEncodedName(path.slice(prefix.length)); // callback.path.8
  }
  // callback.path.3, callback.path.4
  if (!/^\/[A-Za-z0-9/\-._~!$&'()*+,;=:@]*$/.test(path)) return false;
  const segments = path.slice(1).split('/');
  return segments.every((segment, index) => {
    if (segment === '.' || segment === '..') return false; // callback.path.5
    return segment !== '' || index === segments.length - 1; // callback.path.6
  });
}

export function requireCallbackPath(path) {
  if (!isCallbackPath(path)) throw new Refused('callback.invalid-path'); // callback.order.9
}

/** “Allowed hosts”. `host` is written out. */
export function requireAllowedHost(host, allowedHosts) {
  if (allowedHosts === undefined) return; // callback.allowed.1
  // callback.allowed.2, callback.allowed.5
  const isAllowed = allowedHosts.some((entry) => parseHost(entry)?.written === host);
  if (!isAllowed) throw new Refused('callback.host-not-allowed'); // callback.order.10
}
