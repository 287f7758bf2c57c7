// The kind `issuer-rule`.

import { accepted, Refused } from '../outcome.mjs';
import { checkIssuer, prepare, readRuleMembers, ruleNames } from '../tokens/issuer-rule.mjs';
import { object, optionalText, requireOnly } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['claims', 'keyIssuer', 'keyCloud', ...ruleNames]);
  const configuration = readRuleMembers(given);
  const claims = object(given, 'claims');
  const key = { issuer: optionalText(given, 'keyIssuer', null), cloud: optionalText(given, 'keyCloud', null) };
  const { problems, tenant } = checkIssuer(prepare(configuration), claims, key);
  if (problems.length > 0) throw new Refused(problems.map((problem) => problem.code));
  return accepted({ tenant }); // issuer-rule.outcome.1
}
