// What ID tokens and access tokens have in common before the token is read: time, keys, issuer, algorithms.

import { isIssuer, suggestionForIssuer } from '../addresses/issuers.mjs';
import { Refused } from '../outcome.mjs';
import {
  date, documentBytes, exactlyOne, object, optionalInteger, optionalTexts, requireOnly, text,
} from '../vectors/given.mjs';
import { prepare, readRuleMembers, ruleNames } from './issuer-rule.mjs';
import { readKeySet } from './key-set.mjs';
import { isSupported, preparedKeys } from './signature.mjs';

/** Members of `expectations` of both kinds. */
export const sharedNames = ['issuer', 'entra', 'leeway', 'algorithms'];

/** Reads the given of both kinds without validating it, so that a malformed vector fails as such. */
export function readShared(given) {
  requireOnly(given, ['token', 'keys', 'now', 'expectations']);
  const expectations = object(given, 'expectations');
  const hasEntra = exactlyOne(expectations, ['issuer', 'entra']) === 'entra';
  return {
    token: text(given, 'token'),
    keySet: documentBytes(given, 'keys'),
    now: date(given, 'now'),
    issuer: hasEntra ? null : text(expectations, 'issuer'),
    configuration: hasEntra ? readEntra(object(expectations, 'entra')) : null,
    leeway: readLeeway(expectations),
    // id-token.algorithm.4, id-token.algorithm.5
    algorithms: optionalTexts(expectations, 'algorithms', ['RS256']).filter(isSupported),
  };
}

function readEntra(entra) {
  requireOnly(entra, ruleNames);
  return readRuleMembers(entra);
}

function readLeeway(expectations) {
  const leeway = optionalInteger(expectations, 'leeway', 60n); // id-token.expectations.8
  if (leeway < 0n) return 0; // id-token.expectations.6
  return leeway > 3600n ? 3600 : Number(leeway); // id-token.expectations.7
}

/** Validates the configuration: the issuer, then the keys. Returns the rule for issuers, or null, and the keys. */
export function prepareShared({ issuer, configuration, keySet }) {
  const rule = configuration === null ? null : prepare(configuration); // id-token.expectations.1
  // id-token.expectations.2
  if (rule === null && !isIssuer(issuer)) throw new Refused('issuer.invalid', suggestionForIssuer(issuer));
  const keys = preparedKeys(readKeySet(keySet).keys); // id-token.expectations.3, id-token.expectations.4
  return { rule, keys };
}
