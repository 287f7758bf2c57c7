// What a validation reports: it accepts, with an outcome and warnings, or it refuses, with error codes.

/** A validation refused. Warnings are not part of it: a runner does not compare them along with errors. */
export class Refused extends Error {
  /**
   * @param {string[]|string} codes the error codes
   * @param {string|null} suggestion the first suggestion of the errors
   */
  constructor(codes, suggestion = null) {
    const list = typeof codes === 'string' ? [codes] : [...codes];
    super(list.join(', '));
    this.codes = list;
    this.suggestion = suggestion;
  }
}

/**
 * A validation accepted. Members may be a plain object or a Map. Values may be texts, Booleans, null, arrays, Maps,
 * plain objects, JSONNumber, BigInt, and finite numbers.
 */
export function accepted(members, warnings = []) {
  const map = members instanceof Map ? members : new Map(Object.entries(members));
  return { accepted: map, warnings: [...warnings] };
}
