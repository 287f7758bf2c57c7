// URLs: Rules/urls.md. No URL type is used, because those repair what they read.

import { lowerASCII } from '../text/texts.mjs';
import { parseIPv4, parseIPv6, writeIPv6 } from './ip-addresses.mjs';

const schemeAndSlashes = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//; // urls.split.1, urls.split.2

export function beginsURL(text) {
  return schemeAndSlashes.test(text);
}

/** Host and port of a text without user information: urls.split.7, urls.split.8. `port` is null without a colon. */
export function splitHostAndPort(text) {
  const bracket = text.startsWith('[') ? text.indexOf(']') : -1;
  const colon = text.indexOf(':', bracket + 1);
  if (colon < 0 || text.indexOf(':', colon + 1) >= 0) return { host: text, port: null };
  return { host: text.slice(0, colon), port: text.slice(colon + 1) };
}

/**
 * The parts of an absolute URL, or null. `scheme` is as written. `userInformation`, `port`, `query` and `fragment` are
 * null if they are absent. `rest` is everything after the authority, and `hostAndPort` the authority without user
 * information.
 */
export function splitURL(text) {
  const start = schemeAndSlashes.exec(text);
  if (start === null) return null;
  const behind = text.slice(start[0].length);
  const end = behind.search(/[/?#]/); // urls.split.4
  const authority = end < 0 ? behind : behind.slice(0, end);
  const rest = end < 0 ? '' : behind.slice(end);
  // urls.split.5
  const hash = rest.indexOf('#');
  const fragment = hash < 0 ? null : rest.slice(hash + 1);
  const beforeFragment = hash < 0 ? rest : rest.slice(0, hash);
  const mark = beforeFragment.indexOf('?');
  const query = mark < 0 ? null : beforeFragment.slice(mark + 1);
  const path = mark < 0 ? beforeFragment : beforeFragment.slice(0, mark);
  // urls.split.6
  const at = authority.lastIndexOf('@');
  const userInformation = at < 0 ? null : authority.slice(0, at);
  const hostAndPort = authority.slice(at + 1);
  const { host, port } = splitHostAndPort(hostAndPort);
  return { scheme: start[1], authority, userInformation, hostAndPort, host, port, rest, path, query, fragment };
}

/** Whether the schemes are the same: urls.split.3. `scheme` is null for a text that is not absolute. */
export function isScheme(scheme, expected) {
  return scheme !== null && lowerASCII(scheme) === expected;
}

/** Whether a scheme is `http` or `https`. */
export function isWebScheme(scheme) {
  return isScheme(scheme, 'http') || isScheme(scheme, 'https');
}

/** A label that makes the whole host an IPv4 address: urls.host.6. */
export function isNumberLabel(label) {
  return /^[0-9]+$/.test(label) || /^0[xX][0-9A-Fa-f]*$/.test(label);
}

/**
 * A host, or null if it is invalid: `kind` (`name`, `ipv4`, `ipv6`), `written` (as written out: urls.host.8) and
 * `address` for the latter two.
 */
export function parseHost(text) {
  if (text.startsWith('[')) {
    // urls.ipv6.1
    const address = text.endsWith(']') ? parseIPv6(text.slice(1, -1)) : null;
    return address === null ? null : { kind: 'ipv6', written: `[${writeIPv6(address)}]`, address };
  }
  if (!/^[A-Za-z0-9._-]+$/.test(text)) return null; // urls.host.1
  if (text.length > 253) return null; // urls.host.2
  const labels = text.split('.');
  if (labels.length > 1 && labels.at(-1) === '') labels.pop(); // urls.host.5
  for (const label of labels) {
    if (label.length < 1 || label.length > 63) return null; // urls.host.3
    if (label.startsWith('-') || label.endsWith('-')) return null; // urls.host.4
  }
  if (isNumberLabel(labels.at(-1))) {
    const address = parseIPv4(text); // urls.host.6
    return address === null ? null : { kind: 'ipv4', written: text, address };
  }
  return { kind: 'name', written: lowerASCII(text) };
}

/** The value of a port, or null if it is invalid. */
export function parsePort(text) {
  if (!/^[0-9]+$/.test(text)) return null; // urls.port.1
  const digits = text.replace(/^0+/, ''); // urls.port.2
  if (digits === '' || digits.length > 5) return null; // urls.port.3
  const value = Number(digits);
  return value <= 65535 ? value : null;
}

/** Whether the host is valid, and the port, too, if there is one. */
export function isHostAndPort(text) {
  const { host, port } = splitHostAndPort(text);
  return parseHost(host) !== null && (port === null || parsePort(port) !== null);
}

// What is not allowed: urls.characters.1, urls.characters.2. The second pattern also allows brackets.
const forbidden = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/;
const forbiddenInHost = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%[\]]|%(?![0-9A-Fa-f]{2})/;

/** Whether a text consists of URI characters. */
export function hasURICharacters(text) {
  const url = splitURL(text);
  if (url === null) return !forbidden.test(text);
  // urls.characters.3
  return ![url.userInformation ?? '', url.rest].some((part) => forbidden.test(part))
    && !forbiddenInHost.test(url.hostAndPort);
}

function isDotSegment(segment) {
  const decoded = segment.replace(/%2[eE]/g, '.'); // urls.segments.2
  return decoded === '.' || decoded === '..'; // urls.segments.1
}

export function hasDotSegment(path) {
  return path.split('/').some(isDotSegment);
}
