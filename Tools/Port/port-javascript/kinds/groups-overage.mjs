// The groups of a token, and their resolution through Microsoft Graph: Rules/groups-overage.md.

import { firstRequest, graphHost, groupsURL, mayFollow } from '../groups/request.mjs';
import { readGroups } from '../groups/response.mjs';
import { secondsToWait } from '../groups/retry-after.mjs';
import { accepted } from '../outcome.mjs';
import { isTexts, lowerASCII } from '../text/texts.mjs';
import {
  date, documentOrTextBytes, exactlyOne, MalformedVector, object, optionalInteger, optionalObject, optionalText,
  requireOnly, text,
} from '../vectors/given.mjs';

export function run(given) {
  switch (exactlyOne(given, ['claims', 'query', 'retryAfter'])) {
    case 'claims':
      requireOnly(given, ['claims', 'cloud']);
      return readClaims(object(given, 'claims'), graphHost(optionalText(given, 'cloud', 'global')));
    case 'query':
      requireOnly(given, ['query', 'user', 'cloud', 'page', 'response']);
      return exchange(given);
    default:
      requireOnly(given, ['retryAfter', 'now']);
      return accepted({ seconds: secondsToWait(text(given, 'retryAfter'), date(given, 'now')) });
  }
}

function readClaims(claims, host) {
  const omitted = wereOmitted(claims);
  const groups = claims.get('groups');
  const isList = isTexts(groups);
  if (!omitted && isList) return accepted({ result: 'listed', groups, url: null }); // groups-overage.claims.4
  // groups-overage.claims.5
  if (!omitted && !claims.has('groups')) return accepted({ result: 'not-sent', groups: null, url: null });
  // groups-overage.claims.6
  return accepted({ result: 'unknown', groups: null, url: groupsURL(host, claims.get('oid')) });
}

function wereOmitted(claims) {
  const flag = claims.get('hasgroups') ?? false;
  // groups-overage.claims.1
  if (flag !== false && !(typeof flag === 'string' && lowerASCII(flag) === 'false')) return true;
  const names = claims.get('_claim_names') ?? null;
  // groups-overage.claims.2, groups-overage.claims.3
  return names !== null && (!(names instanceof Map) || names.has('groups'));
}

/** A request, or the response to it. */
function exchange(given) {
  const host = graphHost(optionalText(given, 'cloud', 'global'));
  const first = firstRequest(host, text(given, 'query'), text(given, 'user'));
  const page = optionalText(given, 'page', null);
  if (page !== null && !mayFollow(page, first.url)) throw new MalformedVector('“page” is a foreign link');
  const request = page === null ? first : { method: 'GET', url: page, body: null }; // groups-overage.request.6
  const response = optionalObject(given, 'response', null);
  if (response === null) return accepted(request);
  requireOnly(response, ['status', 'document', 'text']);
  const status = optionalInteger(response, 'status', 200n);
  const areMemberships = given.get('query') === 'memberships';
  return accepted(readGroups(request, areMemberships, status, documentOrTextBytes(response)));
}
