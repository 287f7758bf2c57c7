// Whether the outcome of a validation is what a case expects (PORTING.md, “How a runner compares”).

import { sameValue, serializeJSON } from '../json/values.mjs';
import { Refused } from '../outcome.mjs';
import { MalformedVector } from './given.mjs';

/** What a validation did: `{accepted, warnings}`, a Refused, or any other error, which is a failure. */
export function outcomeOf(run, given) {
  try {
    return run(given);
  } catch (error) {
    return error;
  }
}

/** Why an outcome is not the expected one, or null if it is. */
export function failureOf(expect, outcome) {
  if (outcome instanceof MalformedVector) return `malformed vector: ${outcome.message}`;
  if (outcome instanceof Refused) return failureOfRefused(expect, outcome);
  if (outcome instanceof Error) return `crashed: ${outcome.message}`;
  if (!(outcome?.accepted instanceof Map)) return 'the port returned no outcome';
  if (!expect.has('accepted')) return `expected ${list(expect.get('refused'))}, but accepted`;
  for (const [name, value] of expect.get('accepted')) {
    if (!outcome.accepted.has(name)) return `the outcome has no ${name}`;
    const found = outcome.accepted.get(name);
    if (!sameValue(value, found)) return `${name}: expected ${short(value)}, found ${short(found)}`;
  }
  if (expect.has('warnings') && !sameSet(expect.get('warnings'), outcome.warnings)) {
    return `warnings: expected ${list(expect.get('warnings'))}, found ${list(outcome.warnings)}`;
  }
  return null;
}

function failureOfRefused(expect, refused) {
  if (!expect.has('refused')) return `expected accepted, refused with ${list(refused.codes)}`;
  if (!sameSet(expect.get('refused'), refused.codes)) {
    return `expected ${list(expect.get('refused'))}, refused with ${list(refused.codes)}`;
  }
  if (expect.has('suggestion') && expect.get('suggestion') !== refused.suggestion) {
    return `suggestion: expected ${short(expect.get('suggestion'))}, found ${short(refused.suggestion)}`;
  }
  return null;
}

/** Order and repetition do not count. */
function sameSet(a, b) {
  const [first, second] = [new Set(a), new Set(b)];
  return first.size === second.size && [...first].every((code) => second.has(code));
}

function list(codes) {
  return codes.length ? codes.join(', ') : 'none';
}

function short(value) {
  const text = value === undefined ? 'nothing' : serializeJSON(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
