// Problems of a configuration, and members read by their types: Rules/provider-configuration.md, “All members”.

import { isBlank } from '../text/surroundings.mjs';

export class Problems {
  constructor() {
    this.errors = [];
    this.warnings = [];
  }

  report(code, suggestion = null) {
    this.errors.push({ code, suggestion });
  }

  warn(code) {
    this.warnings.push(code);
  }

  /** provider-configuration.file.5 */
  get suggestion() {
    return this.errors.find((error) => error.suggestion !== null)?.suggestion ?? null;
  }
}

/** A member that has a wrong type or another problem that was reported: its value is not known. */
export const invalid = Symbol('invalid');

function typed(object, name, problems, absent, hasType) {
  if (!object.has(name)) return absent;
  const value = object.get(name);
  if (hasType(value)) return value;
  problems.report('config.wrong-type'); // provider-configuration.member.2
  return invalid;
}

/** A text, `absent`, or `invalid`. */
export function textMember(object, name, problems, absent) {
  return typed(object, name, problems, absent, (value) => typeof value === 'string');
}

/** A text that is not blank, or `invalid`: provider-configuration.member.1. */
export function requiredText(object, name, problems) {
  const value = textMember(object, name, problems, '');
  if (value === invalid || !isBlank(value)) return value;
  problems.report('config.missing');
  return invalid;
}

export function booleanMember(object, name, problems) {
  // provider-configuration.member.7
  return typed(object, name, problems, false, (value) => typeof value === 'boolean');
}

export function objectMember(object, name, problems) {
  return typed(object, name, problems, undefined, (value) => value instanceof Map);
}

/** The texts among the elements of an array; `undefined` if it is absent. `length` is that of the array. */
export function textsMember(object, name, problems) {
  const array = typed(object, name, problems, undefined, Array.isArray);
  if (array === undefined || array === invalid) return array;
  const texts = array.filter((element) => typeof element === 'string');
  for (let missing = texts.length; missing < array.length; missing += 1) {
    problems.report('config.wrong-type'); // provider-configuration.member.3
  }
  return texts;
}
