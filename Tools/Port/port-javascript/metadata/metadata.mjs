// A metadata document: Rules/discovery.md, “The document” and “Members”.

import { splitHostAndPort } from '../addresses/urls.mjs';
import { data } from '../data.mjs';
import { readJSON } from '../json/json.mjs';
import { Refused } from '../outcome.mjs';
import { isText, isTexts } from '../text/texts.mjs';
import { policyForAuthority, problemOfEndpoint } from './endpoints.mjs';
import { problemUnderEntra, problemUnderExactIssuer } from './issuer.mjs';

const members = data('metadata-members').members;
const maximumProblems = 32;

/** An object with a member `error` that is a string. */
export function isProviderError(value) {
  return value instanceof Map && isText(value.get('error'));
}

/** Problems of one document: objects with `code` and `suggestion`, in the order of the members. */
class Checker {
  /** `authority` is what `underEntra` returns, or the same with `exact`, a text, and `stringBooleans`. */
  constructor(authority) {
    this.authority = authority;
    this.problems = [];
    this.warnings = [];
  }

  report(code, suggestion = null) {
    this.problems.push({ code, suggestion });
  }

  issuer(value) {
    const { exact, entra, version, emulatedAt } = this.authority;
    if (!isText(value)) return this.report('discovery.wrong-type'); // discovery.member.3
    if (exact !== undefined) {
      const problem = problemUnderExactIssuer(value, exact);
      return problem && this.report(problem.code, problem.suggestion);
    }
    const code = problemUnderEntra(value, entra, version, emulatedAt);
    return code && this.report(code);
  }

  endpoint(value) {
    if (!isText(value)) return this.report('discovery.wrong-type'); // discovery.member.3, discovery.member.8
    const code = problemOfEndpoint(value, this.authority);
    return code && this.report(code);
  }

  endpoints(value) {
    if (!(value instanceof Map)) return this.report('discovery.wrong-type'); // discovery.member.8
    return value.forEach((endpoint) => this.endpoint(endpoint)); // discovery.endpoint.8
  }

  string(value) {
    if (!isText(value)) this.report('discovery.wrong-type');
  }

  strings(value) {
    // discovery.member.4
    if (!isTexts(value)) this.report('discovery.wrong-type');
  }

  boolean(value) {
    if (typeof value === 'boolean') return;
    const isAccepted = this.authority.stringBooleans === 'acceptedWithWarning' && ['true', 'false'].includes(value);
    // discovery.member.5, discovery.member.7
    if (!isAccepted) this.report('discovery.wrong-type');
    else this.warnings.push('discovery.boolean-as-string'); // discovery.member.6
  }
}

/**
 * What metadata is validated against under an Entra authority, the `value` that `readAuthority` returns. `emulatedAt`
 * may be the origin of an emulator.
 */
export function underEntra(entra, { version, policies, emulatedAt } = {}) {
  const hasPolicy = entra.kind === 'b2c' && policies !== 'any'; // discovery.policy.8, discovery.policy.9
  const ownPolicy = policyForAuthority(splitHostAndPort(entra.host).host); // discovery.host.4
  return {
    entra, version, emulatedAt,
    endpointPolicy: emulatedAt === undefined ? ownPolicy : 'privateAllowed',
    b2cPolicy: hasPolicy ? entra.policy : null, // discovery.policy.7
  };
}

/** Validates the body of a response with the status 200. Returns the members of the outcome and the warnings. */
export function validateMetadata(bytes, authority) {
  const document = readJSON(bytes);
  if (document === undefined) throw new Refused('discovery.not-json'); // discovery.document.1
  if (isProviderError(document)) throw new Refused('discovery.provider-error'); // discovery.document.3
  if (!(document instanceof Map)) throw new Refused('discovery.wrong-type'); // discovery.document.5
  const checker = new Checker(authority);
  for (const { name, type, required } of members) {
    if (document.has(name)) checker[type](document.get(name)); // discovery.member.2: also `null`
    else if (required) checker.report('discovery.missing-member'); // discovery.member.1
  }
  const problems = checker.problems.slice(0, maximumProblems); // discovery.document.7
  if (problems.length > 0) {
    const suggestion = problems.find((problem) => problem.suggestion !== null)?.suggestion ?? null;
    throw new Refused(problems.map((problem) => problem.code), suggestion);
  }
  return { outcome: outcomeOf(document), warnings: checker.warnings };
}

/** “The outcome”. */
function outcomeOf(document) {
  const outcome = new Map(document); // discovery.outcome.3, discovery.outcome.6
  for (const { name, default: value } of members) {
    if (!outcome.has(name)) outcome.set(name, value); // discovery.outcome.4, discovery.outcome.5
  }
  const issuer = document.get('issuer');
  const isTemplate = issuer.includes('{'); // An accepted issuer has no braces.
  outcome.set('issuer', isTemplate ? null : issuer); // discovery.outcome.1
  outcome.set('issuerTemplate', isTemplate ? issuer : null); // discovery.outcome.2
  return outcome;
}
