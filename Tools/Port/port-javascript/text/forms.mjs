// The escaping of forms, in both directions (URL Standard, application/x-www-form-urlencoded).

import { percentDecoded, percentEncoded } from './percent.mjs';

/** The text as in a form. A space is `+`. */
function formEncoded(text) {
  return percentEncoded(text, '-._* ').replaceAll(' ', '+');
}

/** Names and values, as the body of a form. */
export function form(parameters) {
  return parameters.map(([name, value]) => `${formEncoded(name)}=${formEncoded(value)}`).join('&');
}

/** The decoded text of a name or a value of a form, or null if an escape or the UTF-8 is malformed. */
function formDecoded(text) {
  return /%(?![0-9A-Fa-f]{2})/.test(text) ? null : percentDecoded(text.replaceAll('+', ' '));
}

/** The pieces of a form that are not empty. */
export function formPieces(text) {
  return text.split('&').filter((piece) => piece !== '');
}

/** The pairs of names and values of a form, or null if one of them cannot be decoded. */
export function formPairs(text) {
  const pairs = [];
  for (const piece of formPieces(text)) {
    const equals = piece.indexOf('=');
    const name = formDecoded(equals < 0 ? piece : piece.slice(0, equals));
    const value = formDecoded(equals < 0 ? '' : piece.slice(equals + 1));
    if (name === null || value === null) return null;
    pairs.push([name, value]);
  }
  return pairs;
}
