// Text in place of a value: Rules/template-text.md.

import { parseHost, splitURL } from '../addresses/urls.mjs';
import { data } from '../data.mjs';
import { percentDecodedBytes } from './percent.mjs';
import { lowerASCII } from './texts.mjs';
import { fromUTF8Replacing } from './utf8.mjs';

const lists = data('placeholders');

function words({ named, yours, other }) {
  return new Set([
    ...named.flatMap((word) => lists.owners.map((owner) => owner + word)), // template-text.word.1
    ...yours.map((word) => `your${word}`), // template-text.word.2
    ...other, // template-text.word.3
  ]);
}
const authorityWords = words(lists.authority);
const clientWords = words(lists.client);
const characters = new Set(lists.characters);

/** template-text.form.3, template-text.form.4. Only a whole text can have one: template-text.part.7. */
function hasEntity(text) {
  return [...text.matchAll(/&([^&;]*);/g)].some(([, name]) => {
    if (lists.entities.includes(lowerASCII(name))) return true;
    const number = /^#(?:0*([0-9]{1,7})|[xX]0*([0-9A-Fa-f]{1,6}))$/.exec(name);
    if (number === null) return false;
    const value = number[1] === undefined ? parseInt(number[2], 16) : Number(number[1]);
    return value <= 0x10ffff && characters.has(String.fromCodePoint(value));
  });
}

/** What is left of a decoded part by template-text.letters.2 and template-text.letters.3. */
function lettersOf(decoded) {
  const prefix = lists.policyPrefixes.find((one) => lowerASCII(decoded).startsWith(lowerASCII(one))) ?? '';
  return decoded.slice(prefix.length).toLowerCase().replace(/\P{Alphabetic}/gu, '');
}

function isTemplatePart(part, isClient = false) {
  const text = fromUTF8Replacing(percentDecodedBytes(part)); // template-text.letters.1
  // template-text.form.1, template-text.form.2
  if ([...text].some((character) => characters.has(character))) return true;
  if (/^(?:0{8}(?:-0{4}){3}-0{12}|[xX]{8}(?:-[xX]{4}){3}-[xX]{12})$/.test(text)) return true; // template-text.form.5
  const letters = lettersOf(text);
  const { beginning, ending } = lists.sentence;
  if (letters.startsWith(beginning) && letters.endsWith(ending)) return true; // template-text.form.6
  // template-text.form.7 and template-text.letters.4
  return authorityWords.has(letters) || (isClient && clientWords.has(letters));
}

export function isTemplateClientID(text) {
  return hasEntity(text) || isTemplatePart(text, true);
}

/**
 * Whether an authority contains template text. `isPortal` states whether a text for the host and port, with user
 * information, is that of a portal.
 */
export function hasTemplateText(text, isPortal) {
  if (hasEntity(text)) return true; // template-text.part.7
  const url = splitURL(text) ?? splitURL(`https://${text}`);
  const host = parseHost(url.host);
  // template-text.part.1, template-text.part.2
  if (host?.kind !== 'ipv6' && url.host.split('.').some((label) => isTemplatePart(label))) return true;
  if (isPortal(url)) return false; // template-text.part.6
  // template-text.part.3
  const segments = url.path.split('/');
  if (segments.some((one) => isTemplatePart(one) || one.split('.').some((piece) => isTemplatePart(piece)))) return true;
  // template-text.part.4
  return (url.query ?? '').split('&').some((parameter) => {
    if (parameter.startsWith('p=')) return isTemplatePart(parameter.slice(2));
    return parameter.startsWith('appid=') && isTemplatePart(parameter.slice(6), true);
  });
}
