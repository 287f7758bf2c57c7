// What is removed around a text that someone entered: white space, ignorable characters, quotation marks, brackets.

import { beginsURL } from '../addresses/urls.mjs';
import { data } from '../data.mjs';

/** Each list of `surroundings.json` (`white`, `ignorable`, `quotes`) as the inside of a class of characters. */
const classes = Object.fromEntries(['white', 'ignorable', 'quotes'].map((name) => [name, data('surroundings')[name]
  .map((entry) => entry.split('-').map((code) => `\\u{${code}}`).join('-')).join('')]));
const white = new RegExp(`^[${classes.white}]$`, 'u');
const surrounding = new RegExp(`^[${Object.values(classes).join('')}]$`, 'u');

function trim(text, pattern) {
  const characters = [...text];
  let start = 0;
  let end = characters.length;
  while (start < end && pattern.test(characters[start])) start += 1;
  while (end > start && pattern.test(characters[end - 1])) end -= 1;
  return characters.slice(start, end).join('');
}

export function withoutWhiteSpace(text) {
  return trim(text, white);
}

export function isBlank(text) {
  return withoutWhiteSpace(text) === '';
}

/**
 * The text without its surroundings. Angle brackets around a URL are removed, too, and braces around a text for which
 * `isInBraces` is true: issuers.suggestion.1, entra-authority.text.2 to entra-authority.text.5.
 */
export function withoutSurroundings(text, isInBraces = () => false) {
  let current = trim(text, surrounding);
  for (;;) {
    const inner = trim(current.slice(1, -1), surrounding);
    const isInAngles = current.startsWith('<') && current.endsWith('>') && beginsURL(inner);
    if (!isInAngles && !(current.startsWith('{') && current.endsWith('}') && isInBraces(inner))) return current;
    current = inner;
  }
}
