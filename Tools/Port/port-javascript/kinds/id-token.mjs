// The kind `id-token`: all five stages.

import { accepted } from '../outcome.mjs';
import { checkIss, checkTimes, ClaimsCheck } from '../tokens/claims.mjs';
import { prepareShared, readShared, sharedNames } from '../tokens/expectations.mjs';
import {
  checkAudience, checkAuthenticationTime, checkContexts, checkHash, checkMethods, checkNonce, checkPurpose,
  checkSubject,
} from '../tokens/id-token-claims.mjs';
import { isJWT, runStages } from '../tokens/stages.mjs';
import {
  any, MalformedVector, object, optionalBoolean, optionalDate, optionalInteger, optionalText, optionalTexts,
  requireOnly, text, texts,
} from '../vectors/given.mjs';

const names = [
  ...sharedNames, 'clientID', 'nonce', 'refreshed', 'maxAge', 'authenticatedSince', 'trustedAudiences', 'code',
  'accessToken', 'requiredContexts', 'sameSubjectAs', 'contextClaim', 'requiredMethods',
];

export function run(given) {
  const shared = readShared(given);
  const expected = readExpectations(object(given, 'expectations'));
  const { rule, keys } = prepareShared(shared);
  const { header, claims, key } = runStages(shared.token, keys, {
    algorithms: shared.algorithms,
    allowsType: (type) => type === null || isJWT(type), // id-token.header.4, id-token.header.5
    isEntra: rule !== null,
  });
  const check = new ClaimsCheck(claims);
  const { now, leeway, issuer } = shared;
  checkIss(check, { rule, issuer, key, checksContext: true });
  const subject = checkSubject(check, expected.sameSubjectAs);
  checkAudience(check, expected.clientID, expected.trustedAudiences);
  checkPurpose(check, rule !== null);
  checkTimes(check, now, leeway);
  checkNonce(check, expected.nonce, expected.isRefreshed);
  checkContexts(check, expected.requiredContexts, expected.contextClaim);
  checkMethods(check, expected.requiredMethods);
  checkAuthenticationTime(check, { maxAge: expected.maxAge, since: expected.since, now, leeway });
  checkHash(check, 'c_hash', expected.code, header.get('alg'), 'token.code-hash');
  checkHash(check, 'at_hash', expected.accessToken, header.get('alg'), 'token.access-token-hash');
  check.finish();
  return accepted({ subject, claims }); // id-token.outcome.1, id-token.outcome.2
}

function readExpectations(expectations) {
  requireOnly(expectations, names);
  const maxAge = optionalInteger(expectations, 'maxAge', null);
  return {
    clientID: text(expectations, 'clientID'),
    nonce: readNonce(expectations),
    isRefreshed: optionalBoolean(expectations, 'refreshed', false),
    maxAge: maxAge === null ? null : Number(maxAge),
    since: optionalDate(expectations, 'authenticatedSince', null),
    trustedAudiences: optionalTexts(expectations, 'trustedAudiences', []),
    code: optionalText(expectations, 'code', null),
    accessToken: optionalText(expectations, 'accessToken', null),
    requiredContexts: optionalTexts(expectations, 'requiredContexts', null),
    sameSubjectAs: optionalText(expectations, 'sameSubjectAs', null),
    contextClaim: readContextClaim(expectations),
    requiredMethods: optionalTexts(expectations, 'requiredMethods', []),
  };
}

function readNonce(expectations) {
  const nonce = any(expectations, 'nonce');
  if (nonce !== null && typeof nonce !== 'string') throw new MalformedVector('“nonce” is neither a text nor null');
  return nonce;
}

function readContextClaim(expectations) {
  if (!expectations.has('contextClaim')) return null;
  const claim = object(expectations, 'contextClaim');
  requireOnly(claim, ['name', 'contexts']);
  return { name: text(claim, 'name'), contexts: texts(claim, 'contexts') };
}
