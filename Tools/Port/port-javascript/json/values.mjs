// JSON values: their text, and when two of them are equal (PORTING.md, “How a runner compares”).

import { JSONNumber } from './number.mjs';

/** The JSON text of a value. Numbers keep their characters, and members their order. There is no white space. */
export function serializeJSON(value) {
  if (value instanceof JSONNumber) return value.text;
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map(serializeJSON).join(',')}]`;
  const members = membersOf(value);
  if (members) {
    return `{${[...members].map(([name, member]) => `${JSON.stringify(name)}:${serializeJSON(member)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The members of an object, or null if the value is none. Outcomes may have plain objects in place of Maps. */
function membersOf(value) {
  if (value instanceof Map) return value;
  const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value)
    && !(value instanceof JSONNumber);
  return isPlain ? new Map(Object.entries(value)) : null;
}

function numberOf(value) {
  if (value instanceof JSONNumber) return value;
  const isNumber = typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));
  return isNumber ? new JSONNumber(String(value)) : null;
}

/** Whether two values are equal as a runner compares them. `undefined` equals nothing. */
export function sameValue(a, b) {
  if (a === undefined || b === undefined) return false;
  const [number, otherNumber] = [numberOf(a), numberOf(b)];
  if (number || otherNumber) return number !== null && otherNumber !== null && number.equals(otherNumber);
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length
      && a.every((element, index) => sameValue(element, b[index]));
  }
  const [members, otherMembers] = [membersOf(a), membersOf(b)];
  if (!members && !otherMembers) return a === b;
  if (!members || !otherMembers || members.size !== otherMembers.size) return false;
  return [...members].every(([name, member]) => otherMembers.has(name) && sameValue(member, otherMembers.get(name)));
}
