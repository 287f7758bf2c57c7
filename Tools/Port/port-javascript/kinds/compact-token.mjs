// The kind `compact-token`: stage 1 alone.

import { accepted } from '../outcome.mjs';
import { readToken } from '../tokens/compact-token.mjs';
import { requireOnly, text } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['token']);
  const { header, claims } = readToken(text(given, 'token'));
  return accepted({ header, claims }); // compact-token.outcome.1
}
