// The kind `callback`: Rules/callback.md, “The order of the checks”.

import {
  defaultPath, originOfAddress, originOfRequest, requireAllowedHost, requireCallbackPath, warningsOfPublicAddress,
} from '../addresses/callback.mjs';
import { readRequest } from '../addresses/forwarding.mjs';
import { parseRange } from '../addresses/proxies.mjs';
import { accepted, Refused } from '../outcome.mjs';
import { isTexts } from '../text/texts.mjs';
import {
  exactlyOne, MalformedVector, object, optionalObject, optionalText, optionalTexts, requireOnly, text,
} from '../vectors/given.mjs';

function readHeaders(request) {
  const headers = optionalObject(request, 'headers', new Map());
  for (const value of headers.values()) {
    const lines = Array.isArray(value) ? value : [value];
    if (!isTexts(lines)) throw new MalformedVector('a field is not texts');
  }
  return headers;
}

function readGiven(given) {
  requireOnly(given, ['pageAddress', 'publicAddress', 'request', 'path', 'trustedProxies', 'allowedHosts']);
  const source = exactlyOne(given, ['pageAddress', 'publicAddress', 'request']);
  const value = source === 'request' ? object(given, source) : text(given, source);
  let request = null;
  if (source === 'request') {
    requireOnly(value, ['scheme', 'host', 'headers', 'peer']);
    request = {
      scheme: text(value, 'scheme'), host: text(value, 'host'), headers: readHeaders(value),
      peer: optionalText(value, 'peer'),
    };
  }
  return {
    source, value, request,
    path: optionalText(given, 'path', defaultPath),
    trustedProxies: optionalTexts(given, 'trustedProxies', []),
    allowedHosts: optionalTexts(given, 'allowedHosts'),
  };
}

export function run(given) {
  const { source, value, request, path, trustedProxies, allowedHosts } = readGiven(given);
  const ranges = trustedProxies.map(parseRange);
  // callback.order.1, callback.proxy.12
  if (ranges.includes(null)) throw new Refused('callback.invalid-proxy');
  let warnings = [];
  let result;
  if (request !== null) {
    const read = readRequest(request, ranges);
    warnings = read.warnings;
    result = originOfRequest(read.scheme, read.host);
  } else {
    result = originOfAddress(value);
    if (source === 'publicAddress') warnings = warningsOfPublicAddress(result.rest);
  }
  requireCallbackPath(path);
  requireAllowedHost(result.host, allowedHosts);
  return accepted({ callback: result.origin + path, origin: result.origin }, warnings); // callback.origin.8
}
