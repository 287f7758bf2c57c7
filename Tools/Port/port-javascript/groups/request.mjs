// Requests to Microsoft Graph for the groups of a user, and their links: Rules/groups-overage.md.

import { data } from '../data.mjs';
import { isGUID, lowerASCII } from '../text/texts.mjs';
import { MalformedVector } from '../vectors/given.mjs';

const origin = (host) => `https://${host}/v1.0`;
const memberships = 'transitiveMemberOf/microsoft.graph.group?$select=id,displayName&$top=999&$count=true';

/** The Graph host of a cloud: groups-overage.claims.9, groups-overage.request.5. */
export function graphHost(cloud) {
  const host = data('hosts').signInHosts.find((one) => one.cloud === cloud)?.graph ?? null;
  if (host === null) throw new MalformedVector('unknown cloud');
  return host;
}

/** The URL that returns all groups of a user, by the claim `oid`, or null. */
export function groupsURL(host, id) {
  // groups-overage.claims.7, groups-overage.claims.8
  return typeof id === 'string' && isGUID(id) ? `${origin(host)}/users/${lowerASCII(id)}/getMemberObjects` : null;
}

/** The first request of a query. */
export function firstRequest(host, query, user) {
  if (user !== 'me' && !isGUID(user)) throw new MalformedVector('“user” is neither “me” nor a GUID');
  const owner = user === 'me' ? user : `users/${lowerASCII(user)}`; // groups-overage.request.4
  const action = { method: 'POST', url: `${origin(host)}/${owner}/getMemberObjects` };
  switch (query) {
    case 'security-groups': // groups-overage.request.1
      return { ...action, body: '{"securityEnabledOnly":true}' };
    case 'all-objects': // groups-overage.request.2
      return { ...action, body: '{"securityEnabledOnly":false}' };
    case 'memberships': // groups-overage.request.3
      return { method: 'GET', url: `${origin(host)}/${owner}/${memberships}`, body: null };
    default:
      throw new MalformedVector('unknown query');
  }
}

// groups-overage.link.5, groups-overage.link.6: URI characters (urls.md) after the host, so neither `#` nor brackets
const linkCharacters = /^(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;

/** Whether a link may follow the request with this URL. */
export function mayFollow(link, url) {
  const beginning = `${url.split('?', 1)[0]}?`;
  // groups-overage.link.1 to groups-overage.link.4. What is accepted is ASCII, so `length` counts bytes.
  return link.startsWith(beginning) && linkCharacters.test(link.slice(beginning.length))
    && link.length <= 8_192; // groups-overage.link.7
}
