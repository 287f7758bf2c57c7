// The challenge of an API, and requests for claims: Rules/claims-challenge.md.

import { parseJSON, readJSON } from '../json/json.mjs';
import { requestText } from '../json/request-text.mjs';
import { accepted, Refused } from '../outcome.mjs';
import { firstBearerChallenge } from '../sign-in/bearer-challenge.mjs';
import { demand, rejection } from '../sign-in/challenge-field.mjs';
import { isClaimsRequest, mergeRequests } from '../sign-in/claims-request.mjs';
import { fromBase64url } from '../text/base64url.mjs';
import { toUTF8 } from '../text/utf8.mjs';
import { exactlyOne, object, optionalText, optionalTexts, requireOnly, text, texts } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['refused', 'fields', 'merge', 'metadataURL', 'resourceMetadataURL']);
  const addresses = {
    metadataURL: optionalText(given, 'metadataURL', ''),
    resourceMetadataURL: optionalText(given, 'resourceMetadataURL', null),
  };
  switch (exactlyOne(given, ['refused', 'fields', 'merge'])) {
    case 'refused': return writeField(object(given, 'refused'), addresses);
    case 'fields': return readFields(texts(given, 'fields'), addresses);
    default: return merge(texts(given, 'merge'));
  }
}

function writeField(refused, addresses) {
  requireOnly(refused, ['code', 'scopes', 'contexts']);
  return accepted(rejection(
    text(refused, 'code'),
    optionalTexts(refused, 'scopes', []),
    optionalTexts(refused, 'contexts', []),
    addresses,
  ));
}

function readFields(fields, addresses) {
  const parameters = firstBearerChallenge(fields);
  const isDemand = ['insufficient_claims', 'invalid_token'].includes(parameters.get('error'));
  // claims-challenge.claims.1
  if (!isDemand || !parameters.has('claims')) throw new Refused('challenge.without-claims');
  const claims = demandedClaims(parameters.get('claims'));
  return accepted({ claims, field: demand(claims, addresses) }); // claims-challenge.demand.9
}

/** The request for claims in the parameter `claims`. */
function demandedClaims(value) {
  const malformed = new Refused('challenge.malformed');
  const padding = /=*$/.exec(value)[0].length;
  // claims-challenge.claims.3
  if (padding > 2 || (padding > 0 && value.length % 4 !== 0)) throw malformed;
  // claims-challenge.claims.2
  const bytes = fromBase64url(value.slice(0, value.length - padding).replaceAll('+', '-').replaceAll('/', '_'));
  if (bytes === null) throw malformed; // claims-challenge.claims.4
  const request = readJSON(bytes, { levels: 16 }); // claims-challenge.claims.5
  if (!isClaimsRequest(request)) throw malformed; // claims-challenge.claims.6
  return request;
}

function merge(requests) {
  const limits = { bytes: 16_384, levels: 16, members: 500 }; // claims-challenge.merge.1
  let merged = null;
  for (const one of requests) {
    const request = parseJSON(toUTF8(one), limits);
    if (!isClaimsRequest(request)) throw new Refused('request.invalid'); // claims-challenge.merge.2
    merged = merged === null ? request : mergeRequests(merged, request); // claims-challenge.merge.3
  }
  return accepted({ claims: merged, text: merged === null ? null : requestText(merged) });
}
