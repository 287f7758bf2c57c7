// The error code of Entra in a text: Rules/aadsts.md.

import { data } from '../data.mjs';
import { withoutWhiteSpace } from '../text/surroundings.mjs';

const topics = new Map(data('aadsts').errors.map(({ code, topic }) => [code, topic]));

/** The code and its topic, or null. */
export function findErrorCode(text) {
  const code = codeOf(text);
  // aadsts.topic.1, aadsts.topic.2
  return code === null ? null : { code, topic: topics.get(code) ?? 'unknown' };
}

function codeOf(text) {
  // aadsts.number.1, aadsts.number.2
  const alone = withoutWhiteSpace(text);
  if (/^[1-9][0-9]{4,6}$/.test(alone)) return `AADSTS${alone}`;
  // aadsts.code.1 to aadsts.code.11. No word character may follow, so no digit is left over, and no shorter number is
  // found in a longer one.
  const found = /(?:AADSTS[1-9][0-9]{4,6}|AADB2C[1-9][0-9]{4})(?![A-Za-z0-9_])/.exec(text);
  return found === null ? null : found[0];
}
