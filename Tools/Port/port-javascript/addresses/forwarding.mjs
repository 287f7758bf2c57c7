// The fields of proxies: Rules/callback.md, “Fields” to “Combining”.

import { Refused } from '../outcome.mjs';
import { withoutOuterSpace } from '../text/http.mjs';
import { lowerASCII } from '../text/texts.mjs';
import { byteLength } from '../text/utf8.mjs';
import { firstElement } from './forwarded.mjs';
import { isTrusted } from './proxies.mjs';
import { isHostAndPort, isWebScheme, parseHost, parsePort, splitHostAndPort } from './urls.mjs';

const maximum = 4096;

/** The list of a field, or null if there is none: callback.field.1 to callback.field.3. */
function listOf(headers, name) {
  const lines = [...headers].filter(([field]) => lowerASCII(field) === name).flatMap(([, value]) => value);
  return lines.length === 0 ? null : lines.join(',');
}

function malformed() {
  return new Refused('callback.malformed-forwarding'); // callback.order.2
}

function check(isValid) {
  if (!isValid) throw malformed();
}

/** The value of one of the fields `X-Forwarded-…`, or undefined. */
function valueOf(list) {
  if (list === null) return undefined;
  check(byteLength(list) <= maximum); // callback.field.5
  // callback.x-forwarded.1 to callback.x-forwarded.3
  return withoutOuterSpace(list.split(',')[0]);
}

/** What the field Forwarded states, or null if it is malformed. */
function elementOf(list) {
  if (list === null) return new Map();
  return byteLength(list) > maximum ? null : firstElement(list);
}

/** Of values that must be the same, the one that is stated, or undefined. */
function agreed(values) {
  const stated = values.filter((value) => value !== undefined);
  // callback.join.1 to callback.join.3
  if (stated.some((value) => value !== stated[0])) throw new Refused('callback.conflicting-forwarding');
  return stated[0];
}

/** The scheme, host and port that the fields of a trusted proxy state, and those of the connection. */
function combined(scheme, host, lists) {
  const element = elementOf(lists.forwarded);
  check(element !== null);
  const schemes = [element.get('proto'), valueOf(lists.scheme)];
  const hosts = [element.get('host'), valueOf(lists.host)];
  const statedPort = valueOf(lists.port);
  check(schemes.every((one) => one === undefined || isWebScheme(one))); // callback.value.1
  check(hosts.every((one) => one === undefined || isHostAndPort(one))); // callback.value.2
  check(statedPort === undefined || parsePort(statedPort) !== null); // callback.value.3
  const parts = hosts.map((one) => (one === undefined ? { port: null } : splitHostAndPort(one)));
  const agreedScheme = agreed(schemes.map((one) => one && lowerASCII(one)));
  const agreedHost = agreed(parts.map((one) => one.host && parseHost(one.host).written));
  const ports = [...parts.map((one) => one.port ?? undefined), statedPort];
  const port = agreed(ports.map((one) => one && parsePort(one))); // callback.join.4
  // callback.join.5, callback.join.6
  return { scheme: agreedScheme ?? scheme, host: joinHost(host, agreedHost, port) };
}

/** Host and port as one text, still to be checked as the `host` of a request. */
function joinHost(host, statedHost, port) {
  if (statedHost !== undefined) return port === undefined ? statedHost : `${statedHost}:${port}`; // callback.join.8
  if (port === undefined) return host; // callback.join.7
  const own = splitHostAndPort(host).port;
  if (own === null) return appendPort(host, port); // callback.join.9
  const value = parsePort(own);
  // callback.join.10
  if (value !== null && value !== port) throw new Refused('callback.conflicting-forwarding');
  return host;
}

/** A host that is invalid stays invalid, for the same reason, with a port after it. */
function appendPort(host, port) {
  return parseHost(host) === null ? host : `${host}:${port}`;
}

/** The scheme and host of a request, which may come from a proxy, and the warnings. */
export function readRequest({ scheme, host, headers, peer }, ranges) {
  const lists = {
    forwarded: listOf(headers, 'forwarded'),
    scheme: listOf(headers, 'x-forwarded-proto'),
    host: listOf(headers, 'x-forwarded-host'),
    port: listOf(headers, 'x-forwarded-port'),
  };
  if (isTrusted(peer, ranges)) return { ...combined(scheme, host, lists), warnings: [] };
  // callback.untrusted.1 to callback.untrusted.5
  const element = elementOf(lists.forwarded);
  const isIgnored = lists.scheme !== null || lists.host !== null || lists.port !== null
    || element === null || element.has('proto') || element.has('host');
  return { scheme, host, warnings: isIgnored ? ['callback.forwarding-ignored'] : [] };
}
