// The kind `access-token`: all five stages.

import { accepted } from '../outcome.mjs';
import { isGUID, lowerASCII } from '../text/texts.mjs';
import {
  audiencesOf, checkAudience, checkCaller, checkMark, checkPermissions, checkPurpose, checkTyped, permissionsOf,
} from '../tokens/access-token-claims.mjs';
import { asSubject, checkIss, checkTimes, ClaimsCheck } from '../tokens/claims.mjs';
import { prepareShared, readShared, sharedNames } from '../tokens/expectations.mjs';
import { isJWT, runStages } from '../tokens/stages.mjs';
import { any, MalformedVector, object, optionalTexts, requireOnly, text, texts } from '../vectors/given.mjs';

export function run(given) {
  const shared = readShared(given);
  const expectations = object(given, 'expectations');
  const expected = expectations.has('entra') ? readEntra(expectations) : readStandard(expectations);
  const { rule, keys } = prepareShared(shared);
  const { header, claims, key } = runStages(shared.token, keys, {
    algorithms: shared.algorithms,
    // access-token.typ.1 to access-token.typ.4
    allowsType: (type) => isTyped(type) || (!expected.needsType && (type === null || isJWT(type))),
    isEntra: rule !== null,
  });
  const check = new ClaimsCheck(claims);
  checkIss(check, { rule, issuer: shared.issuer, key, checksContext: false }); // access-token.shared.3
  const subject = check.required('sub', asSubject); // access-token.shared.4
  checkAudience(check, expected.audiences);
  checkPurpose(check, rule);
  checkTimes(check, shared.now, shared.leeway); // access-token.shared.5
  if (isTyped(lowerASCII(header.get('typ') ?? ''))) checkTyped(check);
  else if (expected.mark !== null) checkMark(check, expected.mark); // access-token.mark.4
  if (rule !== null) {
    checkCaller(check, rule.product, expected.allowedClients);
    // access-token.permission.6, access-token.permission.7
    checkPermissions(check, !expected.checksPermissionsItself || rule.product === 'b2c');
  }
  check.finish(); // access-token.shared.6
  return accepted({ subject, claims, ...permissionsOf(claims) });
}

function isTyped(type) {
  return type === 'at+jwt' || type === 'application/at+jwt';
}

function readStandard(expectations) {
  requireOnly(expectations, [...sharedNames, 'audiences', 'distinguishedBy']);
  const audiences = texts(expectations, 'audiences');
  const way = any(expectations, 'distinguishedBy');
  if (way instanceof Map) {
    requireOnly(way, ['claim']);
    return { audiences, needsType: false, mark: text(way, 'claim') };
  }
  if (way !== 'type' && way !== 'audience') throw new MalformedVector('unknown distinguishedBy');
  return { audiences, needsType: way === 'type', mark: null };
}

function readEntra(expectations) {
  const own = ['clientID', 'applicationIDURIs', 'allowedClients', 'permissions'];
  requireOnly(expectations, [...sharedNames, ...own]);
  const clientID = lowercaseGUID(text(expectations, 'clientID'));
  const isChecked = expectations.has('permissions');
  if (isChecked && expectations.get('permissions') !== 'checked-by-application') {
    throw new MalformedVector('unknown permissions');
  }
  return {
    audiences: audiencesOf(clientID, optionalTexts(expectations, 'applicationIDURIs', [])),
    allowedClients: optionalTexts(expectations, 'allowedClients', null)?.map(lowercaseGUID) ?? null,
    checksPermissionsItself: isChecked,
    needsType: false,
    mark: null,
  };
}

function lowercaseGUID(value) {
  if (!isGUID(value)) throw new MalformedVector(`“${value}” is not a GUID`);
  return value.toLowerCase();
}
