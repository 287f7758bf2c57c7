// The path and the query of an authority, read from the end: Rules/entra-authority.md.

import { isLowercaseGUID, looksLikeSecret, lowerASCII } from '../text/texts.mjs';
import { lists } from './hosts.mjs';

const names = ['authorize', 'token', 'logout', 'devicecode'];
const endpoints = [
  ...names.flatMap((name) => [['oauth2', 'v2.0', name], ['oauth2', name]]),
  ['discovery', 'v2.0', 'keys'], ['discovery', 'keys'],
];

function endsWith(segments, ending) {
  const start = segments.length - ending.length;
  return start >= 0 && ending.every((segment, index) => segments[start + index] === segment);
}

/** Removes empty segments from the end, and returns how many there were. */
function removeEmpty(segments) {
  let count = 0;
  while (segments.at(-1) === '') {
    segments.pop();
    count += 1;
  }
  return count;
}

/** The segments that are left of a path, the slashes after them, the codes, and what was removed. */
export function readPath(path) {
  const segments = path === '' ? [] : path.slice(1).split('/');
  const codes = [];
  let slashes = removeEmpty(segments);
  // entra-authority.path.1
  const hasMetadata = endsWith(segments, ['.well-known', 'openid-configuration']);
  if (hasMetadata) {
    codes.push('metadata-url');
    if (slashes > 0) codes.push('trailing-slash'); // entra-authority.path.2
    segments.splice(-2);
    slashes = removeEmpty(segments);
  }
  // entra-authority.path.3
  const endpoint = endpoints.find((one) => endsWith(segments, one));
  const front = endpoint === undefined ? [] : segments.slice(0, -endpoint.length);
  const last = front.filter((segment) => segment !== '').at(-1);
  const hasEndpoint = endpoint !== undefined && last !== 'v2.0'; // entra-authority.path.4
  if (hasEndpoint) {
    codes.push('endpoint-pasted');
    if (slashes > 0) codes.push('trailing-slash'); // entra-authority.path.5
    segments.splice(-endpoint.length);
    slashes = removeEmpty(segments);
  }
  return { segments, slashes, codes, hasMetadata, hasEndpoint };
}

/** Whether the query is unexpected, the policy that it names, and the `appid` that is kept. */
export function readQuery({ query, fragment }, { hasMetadata, hasEndpoint }) {
  const parameters = query === null ? [] : query.split('&');
  const result = { isUnexpected: false, policy: null, appid: null };
  if (hasEndpoint) {
    const policies = parameters.filter((one) => /^p=./s.test(one)).map((one) => one.slice(2));
    if (policies.length > 0) [result.policy] = policies; // entra-authority.query.1
    // entra-authority.query.2
    result.isUnexpected = policies.some((policy) => lowerASCII(policy) !== lowerASCII(policies[0]));
    return result;
  }
  // entra-authority.query.3. What is unexpected names no policy.
  if (fragment !== null) return { ...result, isUnexpected: true };
  if (query === null) return result;
  const [only] = parameters;
  if (parameters.length !== 1) result.isUnexpected = true; // entra-authority.query.4
  // entra-authority.query.5, entra-authority.query.6
  else if (only.startsWith('appid=') && isLowercaseGUID(only.slice(6))) result.appid = only.slice(6);
  else if (hasMetadata && /^p=./s.test(only)) result.policy = only.slice(2); // entra-authority.query.7
  else result.isUnexpected = true; // entra-authority.query.8
  return result;
}

/** Rules/entra-authority.md, “Policies”. */
export function isPolicy(text) {
  return /^[A-Za-z0-9\-._~]+$/.test(text) // entra-authority.policy.1
    && /[A-Za-z]/.test(text.replace(/^[vV]+/, '')) // entra-authority.policy.2
    && !lists.reservedPolicies.includes(lowerASCII(text)) // entra-authority.policy.3
    && !looksLikeSecret(text); // entra-authority.policy.4
}
