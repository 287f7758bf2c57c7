// Trusted proxies: Rules/callback.md. A range is its address, the bits that count, and the bits an element has.

import { embeddedIPv4, isMapped, parseIPv4, parseIPv6, samePrefix } from './ip-addresses.mjs';

/** An address as a range that contains only itself; null if the text is none: callback.proxy.2. */
function parseAddress(text) {
  const ipv4 = parseIPv4(text);
  if (ipv4 !== null) return { address: ipv4, bits: 32, width: 8 };
  const ipv6 = parseIPv6(text);
  return ipv6 === null ? null : { address: ipv6, bits: 128, width: 16 };
}

function unmapped({ address, bits, width }) {
  if (width === 8 || bits < 96 || !isMapped(address)) return { address, bits, width }; // callback.proxy.8
  return { address: embeddedIPv4(address), bits: bits - 96, width: 8 };
}

/** An entry of the trusted proxies, or null: callback.proxy.1. */
export function parseRange(text) {
  const slash = text.indexOf('/');
  const range = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (range === null) return null;
  if (slash >= 0) {
    const length = text.slice(slash + 1);
    if (!/^(0|[1-9][0-9]{0,2})$/.test(length) || Number(length) > range.bits) return null; // callback.proxy.3
    range.bits = Number(length);
  }
  return unmapped(range); // callback.proxy.7
}

/** callback.proxy.5, callback.proxy.6, callback.proxy.9 to callback.proxy.11. */
export function isTrusted(peer, ranges) {
  const parsed = peer === undefined ? null : parseAddress(peer);
  if (parsed === null) return false;
  const { address, width } = unmapped(parsed);
  return ranges.some((range) => range.width === width && samePrefix(address, range.address, range.bits, width));
}
