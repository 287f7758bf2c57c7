// The JSON that is sent: the text of a request for claims (Rules/claims-challenge.md), and of a client's assertion.

import { JSONNumber } from './number.mjs';

const short = new Map([['"', '\\"'], ['\\', '\\\\'], ['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t']]);

/** claims-challenge.text.2 */
function stringText(text) {
  const escaped = text.replace(/["\\\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => short.get(character)
    ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}

/** claims-challenge.text.1. The recursion is bounded: what is written here was read with few levels, or made here. */
export function requestText(value) {
  if (value instanceof JSONNumber) return value.text;
  if (typeof value === 'string') return stringText(value);
  if (Array.isArray(value)) return `[${value.map(requestText).join(',')}]`;
  if (value instanceof Map) {
    return `{${[...value].map(([name, member]) => `${stringText(name)}:${requestText(member)}`).join(',')}}`;
  }
  return String(value);
}
