// The kind `key-set`.

import { accepted } from '../outcome.mjs';
import { readKeySet } from '../tokens/key-set.mjs';
import { documentOrTextBytes, requireOnly } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['document', 'text']);
  const { keys, warnings } = readKeySet(documentOrTextBytes(given));
  return accepted({ keyIDs: keys.map((key) => key.id) }, warnings); // key-set.outcome.1 to key-set.outcome.3
}
