// Unknown names of members that are misspelled: Rules/provider-configuration.md, “Unknown members”.

import { lowerASCII } from '../text/texts.mjs';

function comparedCharacters(name) {
  return [...lowerASCII(name.replace(/[_-]/g, ''))];
}

/** Whether one code point was inserted, deleted or replaced, or two adjacent ones were swapped. */
function isOneEditAway(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const isRestEqual = (from, to) => short.slice(from).join('\n') === long.slice(to).join('\n')
    && short.length - from === long.length - to;
  if (short.length < long.length) return isRestEqual(start, start + 1);
  if (isRestEqual(start + 1, start + 1)) return true;
  return short[start] === long[start + 1] && short[start + 1] === long[start] && isRestEqual(start + 2, start + 2);
}

/** The allowed name that was meant, or null. */
export function intendedName(name, allowed) {
  const compared = comparedCharacters(name);
  const candidates = allowed.map((one) => ({ one, characters: comparedCharacters(one) }));
  const equal = candidates.find(({ characters }) => characters.join('') === compared.join(''));
  const close = equal ?? candidates.find(({ characters }) => isOneEditAway(characters, compared));
  return close?.one ?? null;
}

/** Reports every member of an object that is not allowed there. */
export function reportUnknownMembers(object, allowed, problems) {
  for (const name of object.keys()) {
    if (allowed.includes(name)) continue;
    const intended = intendedName(name, allowed);
    // provider-configuration.unknown.1, provider-configuration.unknown.2
    if (intended !== null) problems.report('config.misspelt-member', intended);
    else problems.warn('config.unknown-member'); // provider-configuration.unknown.3
  }
}
