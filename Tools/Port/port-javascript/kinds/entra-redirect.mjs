// The kind `entra-redirect`: Rules/entra-redirect.md.

import { audiences, checkRedirectURI, modes } from '../addresses/redirect.mjs';
import { accepted, Refused } from '../outcome.mjs';
import { optionalChoice, requireOnly, text } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['uri', 'audience', 'responseMode']);
  const uri = text(given, 'uri');
  const audience = optionalChoice(given, 'audience', audiences);
  const mode = optionalChoice(given, 'responseMode', modes);
  const { codes, warnings } = checkRedirectURI(uri, audience, mode);
  if (codes.length > 0) throw new Refused(codes); // entra-redirect.outcome.1, entra-redirect.outcome.3
  return accepted({ uri }, warnings); // entra-redirect.outcome.2
}
