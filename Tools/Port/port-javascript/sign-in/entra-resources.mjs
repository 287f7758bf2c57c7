// The resources of Entra to which the words of a scope belong: Rules/token-request.md.

import { data } from '../data.mjs';
import { isGUID, lowerASCII } from '../text/texts.mjs';

const graphID = '00000003-0000-0000-c000-000000000000';
const wordsOfNoResource = ['openid', 'profile', 'email', 'offline_access']; // token-request.resource.2

/** token-request.resource.6 */
function isGraph(resource) {
  const hosts = data('hosts').signInHosts.map((cloud) => cloud.graph).filter((host) => host !== null);
  return resource === graphID || [...hosts, 'dod-graph.microsoft.us'].some((host) => resource === `https://${host}`);
}

/** The resource of a word, or null if it belongs to none. */
function resource(word) {
  if (wordsOfNoResource.includes(word)) return null;
  const slash = word.lastIndexOf('/');
  if (slash < 0 && !isGUID(word)) return graphID; // token-request.resource.3
  // token-request.resource.4
  const part = lowerASCII(slash < 0 ? word : word.slice(0, slash)).replace(/\/+$/, '');
  const name = part.startsWith('api://') && isGUID(part.slice(6)) ? part.slice(6) : part; // token-request.resource.5
  return isGraph(name) ? graphID : name;
}

/** The codes of a well-formed scope at Entra. */
export function resourceCodes(scope, grantType) {
  const words = scope.split(' ');
  const codes = [];
  const resources = new Set(words.map(resource).filter((name) => name !== null));
  if (resources.size > 1) codes.push('request.several-resources'); // token-request.resource.1
  // token-request.resource.8
  const isDefault = (word) => lowerASCII(word).endsWith('/.default');
  if (grantType === 'client_credentials' && !words.every(isDefault)) codes.push('request.scope-not-default');
  return codes;
}
