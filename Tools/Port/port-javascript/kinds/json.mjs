// The kind `json`: strict JSON.

import { parseJSON } from '../json/json.mjs';
import { JSONNumber } from '../json/number.mjs';
import { accepted } from '../outcome.mjs';
import { toUTF8 } from '../text/utf8.mjs';
import { exactlyOne, MalformedVector, requireOnly, text } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['text', 'base64']);
  const name = exactlyOne(given, ['text', 'base64']);
  const value = parseJSON(name === 'text' ? toUTF8(text(given, name)) : standardBase64(text(given, name)));
  return accepted({ value, digits: value instanceof JSONNumber ? value.text : null }); // json.outcome.3, json.outcome.4
}

/** Standard base64 with padding. */
function standardBase64(encoded) {
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded) throw new MalformedVector('“base64” is not standard base64 with padding');
  return new Uint8Array(bytes);
}
