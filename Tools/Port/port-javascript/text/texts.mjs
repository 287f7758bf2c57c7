// Texts and their characters, as several pages need them.

export function isText(value) {
  return typeof value === 'string';
}

export function isTexts(value) {
  return Array.isArray(value) && value.every(isText);
}

/** ASCII letters in lowercase, and nothing else: `toLowerCase` would turn the Kelvin sign into a “k”. */
export function lowerASCII(text) {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export function isGUID(text) {
  return /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/.test(text);
}

export function isLowercaseGUID(text) {
  return isGUID(text) && !/[A-F]/.test(text);
}

/** Whether a text can be one word of a scope (RFC 6749 §3.3). */
export function isScopeWord(text) {
  return /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(text);
}

/** issuers.suggestion.6, and the same words in Rules/entra-authority.md, “Definitions”. */
export function looksLikeSecret(text) {
  return (text.match(/[A-Za-z0-9\-._~%]{30,}/g) ?? []).some(
    (word) => word.startsWith('eyJ')
      || (/[A-Z]/.test(word) && /[a-z]/.test(word) && /[0-9]/.test(word) && /~|%7[Ee]/.test(word)),
  );
}
