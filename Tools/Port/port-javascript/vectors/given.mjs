// Reading the `given` of a case. Whatever is not as the kind states makes the vector malformed, which is a failure.

import { JSONNumber } from '../json/number.mjs';
import { serializeJSON } from '../json/values.mjs';
import { isTexts } from '../text/texts.mjs';
import { toUTF8 } from '../text/utf8.mjs';

export class MalformedVector extends Error {}

function wrong(name, type) {
  return new MalformedVector(`“${name}” is not ${type}`);
}

/** Throws if the value is not an object, or has a member that is not among the names. */
export function requireOnly(map, names) {
  if (!(map instanceof Map)) throw new MalformedVector('not an object');
  for (const name of map.keys()) {
    if (!names.includes(name)) throw new MalformedVector(`unknown member “${name}”`);
  }
}

/** The one of the names that is a member. Throws if none or several are. */
export function exactlyOne(map, names) {
  const present = names.filter((name) => map.has(name));
  if (present.length !== 1) throw new MalformedVector(`not exactly one of ${names.join(', ')}`);
  return present[0];
}

/** A required member of any type. */
export function any(map, name) {
  if (!map.has(name)) throw new MalformedVector(`“${name}” is missing`);
  return map.get(name);
}

export function text(map, name) {
  const value = any(map, name);
  if (typeof value !== 'string') throw wrong(name, 'a text');
  return value;
}

/** One of these texts. */
export function choice(map, name, allowed) {
  const value = text(map, name);
  if (!allowed.includes(value)) throw wrong(name, `one of ${allowed.join(', ')}`);
  return value;
}

function boolean(map, name) {
  const value = any(map, name);
  if (typeof value !== 'boolean') throw wrong(name, 'a Boolean');
  return value;
}

export function object(map, name) {
  const value = any(map, name);
  if (!(value instanceof Map)) throw wrong(name, 'an object');
  return value;
}

export function array(map, name) {
  const value = any(map, name);
  if (!Array.isArray(value)) throw wrong(name, 'an array');
  return value;
}

export function texts(map, name) {
  const value = array(map, name);
  if (!isTexts(value)) throw wrong(name, 'an array of texts');
  return value;
}

/** A whole number that fits in 64 bits, in any notation, as a BigInt. */
export function integer(map, name) {
  const value = any(map, name);
  const whole = value instanceof JSONNumber ? value.toInteger64() : null;
  if (whole === null) throw wrong(name, 'an integer');
  return whole;
}

/** The last second of the year 9999, the latest date. */
export const latestDate = 253_402_300_799;

/** A date: seconds since 1970, as a JavaScript number. */
export function date(map, name) {
  const value = any(map, name);
  const seconds = value instanceof JSONNumber ? value.toDouble() : NaN;
  if (!(seconds >= 0 && seconds <= latestDate)) throw wrong(name, 'a date');
  return seconds;
}

/** Bytes as pairs of lowercase hexadecimal digits. */
export function hexadecimal(map, name) {
  const value = text(map, name);
  if (!/^(?:[0-9a-f]{2})*$/.test(value)) throw wrong(name, 'pairs of lowercase hexadecimal digits');
  return new Uint8Array(Buffer.from(value, 'hex'));
}

/** The bytes of a document that is given as a JSON value: PORTING.md, “The vectors”. */
export function documentBytes(map, name) {
  return toUTF8(serializeJSON(any(map, name)));
}

/** The bytes of `document`, or of `text` in its place. */
export function documentOrTextBytes(map) {
  const isText = exactlyOne(map, ['document', 'text']) === 'text';
  return isText ? toUTF8(text(map, 'text')) : documentBytes(map, 'document');
}

// The same for members that may be absent. `null` is a wrong type, not an absent member.

function optional(read) {
  return (map, name, absent = undefined) => (map.has(name) ? read(map, name) : absent);
}

export const optionalText = optional(text);
export const optionalBoolean = optional(boolean);
export const optionalObject = optional(object);
export const optionalArray = optional(array);
export const optionalTexts = optional(texts);
export const optionalInteger = optional(integer);
export const optionalDate = optional(date);
export const optionalHexadecimal = optional(hexadecimal);

export function optionalChoice(map, name, allowed, absent = undefined) {
  return map.has(name) ? choice(map, name, allowed) : absent;
}

/** The additional policies: `any`, or texts. */
export function optionalPolicies(map, absent = undefined) {
  return map.get('policies') === 'any' ? 'any' : optionalTexts(map, 'policies', absent);
}
