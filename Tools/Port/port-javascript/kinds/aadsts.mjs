// The kind `aadsts`: Rules/aadsts.md.

import { accepted, Refused } from '../outcome.mjs';
import { findErrorCode } from '../sign-in/error-codes.mjs';
import { requireOnly, text } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['text']);
  const found = findErrorCode(text(given, 'text'));
  if (found === null) throw new Refused('aadsts.no-code'); // aadsts.none.1
  return accepted(found);
}
