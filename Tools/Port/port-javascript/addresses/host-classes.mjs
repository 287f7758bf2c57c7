// Whether a host is public, private or link-local: Rules/discovery.md, “Hosts of endpoints”.

import { lowerASCII } from '../text/texts.mjs';
import { embeddedIPv4, parseIPv4, parseIPv6, samePrefix } from './ip-addresses.mjs';

const linkLocalNames = [
  'metadata', 'instance-data', 'instance-data.ec2.internal', 'metadata.google.internal', 'metadata.goog',
  'metadata.azure.internal', 'metadata.tencentyun.com', 'metadata.packet.net', 'metadata.platformequinix.com',
];
const privateNames = [
  'localhost', 'local', 'localdomain', 'internal', 'intranet', 'private', 'corp', 'home', 'lan', 'home.arpa',
];

/** `public`, `private` or `link-local`, for a host as `parseHost` returns it. */
export function classOfHost(host) {
  if (host.kind === 'ipv4') return classOfIPv4(host.address);
  if (host.kind === 'ipv6') return classOfIPv6(host.address);
  return classOfName(host.written);
}

/** The name in lowercase and without one final dot. */
export function comparedName(name) {
  return lowerASCII(name).replace(/\.$/, '');
}

export function isOrIsBelow(name, names) {
  return names.some((one) => name === one || name.endsWith(`.${one}`));
}

/** `localhost`, an IPv4 address in 127.0.0.0/8, or `[::1]`, written out: the hosts of emulators. */
export function isLoopback(written) {
  return written === 'localhost' || written === '[::1]' || parseIPv4(written)?.[0] === 127;
}

function classOfName(written) {
  const name = comparedName(written);
  if (isOrIsBelow(name, linkLocalNames)) return 'link-local'; // discovery.host.7
  if (!name.includes('.')) return 'private'; // discovery.host.8
  return isOrIsBelow(name, privateNames) ? 'private' : 'public'; // discovery.host.9, discovery.host.10
}

function inIPv4(address, ranges) {
  return ranges.some((range) => {
    const [base, length = '32'] = range.split('/');
    return samePrefix(address, parseIPv4(base), Number(length), 8);
  });
}

function inIPv6(address, ranges) {
  return ranges.some((range) => {
    const [base, length = '128'] = range.split('/');
    return samePrefix(address, parseIPv6(base), Number(length), 16);
  });
}

function classOfIPv4(address) {
  // discovery.host.11
  if (inIPv4(address, ['169.254.0.0/16', '168.63.129.16', '100.100.100.200', '192.0.0.192'])) return 'link-local';
  const isPrivate = inIPv4(address, [
    '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.0.0.0/24', '192.88.99.0/24',
    '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/3',
  ]);
  return isPrivate ? 'private' : 'public'; // discovery.host.12, discovery.host.13
}

function classOfIPv6(address) {
  // discovery.host.14
  if (inIPv6(address, ['fe80::/10', '64:ff9b:1::/48', 'fd00:ec2::254', 'fd20:ce::254'])) return 'link-local';
  // discovery.host.15
  if (inIPv6(address, ['::ffff:0:0/96', '64:ff9b::/96'])) return classOfIPv4(embeddedIPv4(address));
  if (inIPv6(address, ['2002::/16'])) return classOfIPv4(embeddedIPv4(address, 1));
  // discovery.host.16
  if (inIPv6(address, ['::/96', '::ffff:0:0:0/96'])) {
    return classOfIPv4(embeddedIPv4(address)) === 'link-local' ? 'link-local' : 'private';
  }
  // discovery.host.17, discovery.host.18
  return inIPv6(address, ['2000::/3']) && !inIPv6(address, ['2001::/23']) ? 'public' : 'private';
}
