// The kind `entra-authority`: Rules/entra-authority.md.

import { readAuthority } from '../authorities/authority.mjs';
import { accepted, Refused } from '../outcome.mjs';
import { optionalTexts, requireOnly, text } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['text', 'customHosts']);
  const customHosts = optionalTexts(given, 'customHosts', []);
  const { codes, suggestion, value, warnings } = readAuthority(text(given, 'text'), { customHosts });
  if (codes.length > 0) throw new Refused(codes, suggestion);
  const { authority, issuer, cloud, tenant, kind, policy, metadata } = value;
  return accepted({ authority, issuer, cloud, tenant, kind, policy, metadata }, warnings);
}
