// The host of an authority: Rules/entra-authority.md, “Hosts”, and the tenants that depend on the lists of hosts.

import { isNumberLabel, parseHost, parsePort, splitHostAndPort } from '../addresses/urls.mjs';
import { data } from '../data.mjs';
import { isGUID, lowerASCII } from '../text/texts.mjs';

export const lists = data('hosts');
const clouds = lists.signInHosts;

function isBelow(host, domains) {
  return domains.some((domain) => host.endsWith(`.${domain}`));
}

function isReserved(text) {
  const host = lowerASCII(text);
  return lists.reservedDomains.includes(host) || isBelow(host, lists.reservedDomains)
    || lists.reservedHosts.includes(host);
}

/** entra-authority.host.11: reserved hosts that an application may list. */
function canBeListed(host) {
  return lists.unknownClouds.includes(host) || isBelow(host, clouds.flatMap((cloud) => [cloud.host, ...cloud.aliases]));
}

/** An entry of a list of hosts as the host written out and its port as a text; null if it is none. */
export function parseHostEntry(entry) {
  const { host, port } = splitHostAndPort(entry);
  const parsed = parseHost(host);
  if (parsed === null || (port !== null && parsePort(port) === null)) return null;
  return { written: parsed.written, port };
}

/** Whether the host of a URL is an entry: entra-authority.host.12 to entra-authority.host.14. */
function isListed(url, entries) {
  const host = parseHost(url.host);
  return host !== null && entries.map(parseHostEntry).some(
    (entry) => entry !== null && entry.written === host.written && entry.port === url.port,
  );
}

/** The name in front of a suffix, or null: entra-authority.host.8, entra-authority.host.9. */
function nameBefore(suffix, host) {
  if (!host.endsWith(suffix) || parseHost(host) === null) return null;
  const name = host.slice(0, -suffix.length);
  return name === '' || name.includes('.') ? null : name;
}

/** The role of a host of entra-authority.host.3 to entra-authority.host.9, or null. */
function knownRole(host) {
  const signIn = clouds.find((cloud) => cloud.host === host);
  if (signIn) return { role: 'sign-in', product: 'workforce', cloud: signIn };
  const alias = clouds.find((cloud) => cloud.aliases.includes(host));
  if (alias) return { role: 'alias', product: 'workforce', cloud: alias };
  const version1 = clouds.find((cloud) => cloud.version1 === host);
  if (version1) return { role: 'version1', product: 'workforce', cloud: version1 };
  const portals = clouds.flatMap((cloud) => cloud.portals);
  const isPortal = portals.includes(host) || isBelow(host, portals) || lists.retiredPortals.includes(host);
  if (isPortal) return { role: 'portal' };
  if (lists.retiredHosts.includes(host)) return { role: 'retired', product: 'workforce', cloud: null };
  if (nameBefore(lists.b2cSuffix, host) !== null) return { role: 'b2c', product: 'b2c', cloud: clouds[0] };
  const name = nameBefore(lists.externalIDSuffix, host);
  return name === null ? null : { role: 'external-id', product: 'external-id', cloud: clouds[0], name };
}

/**
 * The role of a URL's host: `unknown`, `portal`, or with `product` (null if the path decides) and `cloud` (an entry of
 * “hosts.json”, or null) `sign-in`, `alias`, `version1`, `retired`, `b2c`, `external-id` (with its `name`), `custom`.
 */
export function roleOfHost(url, { customHosts = [], externalIDHosts = [] }) {
  if (url.userInformation !== null) return { role: 'unknown' }; // entra-authority.host.1
  const host = lowerASCII(url.host);
  const known = knownRole(host);
  if (known !== null) return url.port === null ? known : { role: 'unknown' }; // entra-authority.host.2
  if (isReserved(host) && !canBeListed(host)) return { role: 'unknown' }; // entra-authority.host.10
  // provider-configuration.hosts.5, provider-configuration.hosts.6
  if (isListed(url, externalIDHosts)) return { role: 'custom', product: 'external-id', cloud: null, name: null };
  if (isListed(url, customHosts)) return { role: 'custom', product: null, cloud: null }; // entra-authority.host.12
  return { role: 'unknown' }; // entra-authority.host.15
}

const words = ['common', 'organizations', 'consumers'];
export const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** entra-authority.tenant.2 and entra-authority.tenant.3. */
export function isDomain(text) {
  const labels = text.split('.');
  return text.length <= 253 && labels.length >= 2
    && labels.every((label) => /^(?!-)[A-Za-z0-9-]{1,63}$/.test(label) && !label.endsWith('-'))
    && !isNumberLabel(labels.at(-1)) && !isReserved(text);
}

/** The tenant in a text: its `type`, its `value` in the right case, and whether that differs; null if it is none. */
export function parseTenant(text) {
  const lower = lowerASCII(text);
  if (isGUID(text)) return { type: 'guid', value: lower, hasUppercase: lower !== text };
  if (words.includes(lower)) return { type: 'word', value: lower, hasUppercase: lower !== text };
  return isDomain(text) ? { type: 'domain', value: text, hasUppercase: false } : null;
}
