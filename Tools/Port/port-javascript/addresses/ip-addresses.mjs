// IP addresses: Rules/urls.md. An IPv4 address is an array of four bytes, an IPv6 address one of eight groups.

export function parseIPv4(text) {
  // urls.host.7
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  const bytes = [];
  for (const part of parts) {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(part)) return null;
    const value = Number(part);
    if (value > 255) return null;
    bytes.push(value);
  }
  return bytes;
}

/** The groups of one side of “::”. Only the last side may end in an IPv4 address. */
function groups(text, mayEndInIPv4) {
  if (text === '') return [];
  const pieces = text.split(':');
  const result = [];
  for (const [index, piece] of pieces.entries()) {
    if (/^[0-9A-Fa-f]{1,4}$/.test(piece)) {
      // urls.ipv6.2
      result.push(parseInt(piece, 16));
      continue;
    }
    // urls.ipv6.5. Anything else is not allowed: urls.ipv6.4 (an empty piece), urls.ipv6.6.
    const bytes = mayEndInIPv4 && index === pieces.length - 1 ? parseIPv4(piece) : null;
    if (bytes === null) return null;
    result.push(bytes[0] * 256 + bytes[1], bytes[2] * 256 + bytes[3]);
  }
  return result;
}

/** An address without brackets. */
export function parseIPv6(text) {
  const sides = text.split('::');
  if (sides.length > 2) return null; // urls.ipv6.3
  if (sides.length === 1) {
    const all = groups(text, true);
    return all !== null && all.length === 8 ? all : null;
  }
  const front = groups(sides[0], false);
  const back = groups(sides[1], true);
  if (front === null || back === null) return null;
  const missing = 8 - front.length - back.length;
  if (missing < 1) return null; // urls.ipv6.3
  return [...front, ...Array(missing).fill(0), ...back];
}

/** The address as it is written out, without brackets. */
export function writeIPv6(address) {
  // urls.ipv6.8: the longest run of two or more zeros, and the first of several.
  let start = -1;
  let length = 1;
  for (let index = 0; index < 8; index += 1) {
    let end = index;
    while (end < 8 && address[end] === 0) end += 1;
    if (end - index > length) {
      start = index;
      length = end - index;
    }
  }
  const write = (part) => part.map((group) => group.toString(16)).join(':'); // urls.ipv6.7
  if (start < 0) return write(address); // urls.ipv6.9
  return `${write(address.slice(0, start))}::${write(address.slice(start + length))}`;
}

/** The IPv4 address in 32 bits of an IPv6 address, from the group on. */
export function embeddedIPv4(address, group = 6) {
  const [high, low] = [address[group], address[group + 1]];
  return [high >> 8, high & 255, low >> 8, low & 255];
}

/** Whether an IPv6 address has an IPv4 address in ::ffff:0:0/96. */
export function isMapped(address) {
  return samePrefix(address, [0, 0, 0, 0, 0, 0xffff], 96, 16);
}

/** Whether two addresses of one version (`width` bits an element) have the same first bits. */
export function samePrefix(one, other, bits, width) {
  for (let index = 0; index * width < bits; index += 1) {
    const ignored = Math.max(0, width - (bits - index * width));
    if (one[index] >> ignored !== other[index] >> ignored) return false;
  }
  return true;
}
