// Issuers, templates and pasted URLs: Rules/issuers.md.

import { withoutSurroundings } from '../text/surroundings.mjs';
import { looksLikeSecret } from '../text/texts.mjs';
import { byteLength } from '../text/utf8.mjs';
import { classOfHost, comparedName, isOrIsBelow } from './host-classes.mjs';
import { beginsURL, isHostAndPort, isScheme, parseHost, splitURL } from './urls.mjs';

const placeholder = '{tenantid}';

/** The schemes of an issuer are `https`; only an emulator also has `http` (see Rules/discovery.md). */
export function isIssuer(text, schemes = ['https']) {
  const url = splitURL(text);
  if (url === null || !schemes.includes(url.scheme)) return false; // issuers.url.1
  if (url.userInformation !== null) return false; // issuers.url.2
  if (url.query !== null || url.fragment !== null) return false; // issuers.url.3
  if (!isHostAndPort(url.hostAndPort)) return false; // issuers.host.1 to issuers.port.2
  // issuers.path.1, issuers.path.2
  if (/[^A-Za-z0-9/\-._~!$&'()*+,;=:@%]|%(?![0-9A-Fa-f]{2})/.test(url.path)) return false;
  return !/%7[BbDd]/.test(url.path); // issuers.path.3
}

/** What comes before and after the placeholder of a template; null if the text is not one. */
function templateParts(text, schemes = ['https']) {
  const start = text.indexOf(placeholder);
  if (start < 0) return null; // issuers.template.1, issuers.template.2
  const before = text.slice(0, start);
  const after = text.slice(start + placeholder.length);
  // issuers.template.4
  if (!isIssuer(before, schemes) || splitURL(before).path === '') return null;
  // issuers.template.5, and with it issuers.template.3, because an issuer has no braces.
  return isIssuer(`${before}0${after}`, schemes) ? { before, after } : null;
}

export function isTemplate(text, schemes = ['https']) {
  return templateParts(text, schemes) !== null;
}

/** The template filled with a text, byte for byte. */
export function fillTemplate(template, value) {
  const { before, after } = templateParts(template);
  return before + value + after;
}

/** The value of a template in a text, or null. */
export function templateValue(template, text) {
  const { before, after } = templateParts(template);
  const length = text.length - before.length - after.length;
  if (length < 0 || !text.startsWith(before) || !text.endsWith(after)) return null;
  return text.slice(before.length, before.length + length);
}

const wellKnown = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'];
const pages = ['auth', 'token', 'userinfo', 'certs', 'logout'].map((name) => `/protocol/openid-connect/${name}`);

/** The issuer to which a pasted URL belongs; null if the text is not one. */
export function issuerOfPastedURL(text) {
  const url = splitURL(text);
  if (url === null) return null;
  const path = url.path.endsWith('/') ? url.path.slice(0, -1) : url.path;
  const origin = `${url.scheme}://${url.authority}`;
  for (const known of wellKnown) {
    if (path.endsWith(known)) return origin + path.slice(0, -known.length); // issuers.pasted.1
    if (path.startsWith(`${known}/`)) return origin + path.slice(known.length); // issuers.pasted.2
  }
  const page = pages.find((one) => path.endsWith(one));
  return page === undefined ? null : origin + path.slice(0, -page.length); // issuers.pasted.3
}

/** A host for development, where `http` stays: issuers.suggestion.4. */
function isForDevelopment(text) {
  const host = parseHost(text);
  if (host === null) return false;
  if (host.kind !== 'name') return classOfHost(host) === 'private';
  const name = comparedName(host.written);
  return !name.includes('.') || isOrIsBelow(name, ['localhost', 'local', 'internal', 'test']);
}

/** At most 2,048 bytes, and without a word that looks like a credential. */
export function maySuggest(text) {
  return byteLength(text) <= 2048 && !looksLikeSecret(text);
}

/** The suggestion for an exact issuer that is invalid or a pasted URL, or null. */
export function suggestionForIssuer(text) {
  let current = withoutSurroundings(text); // issuers.suggestion.1
  current = issuerOfPastedURL(current) ?? current; // issuers.suggestion.2
  if (!beginsURL(current)) {
    // issuers.suggestion.3
    const url = splitURL(`https://${current}`);
    if (parseHost(url.host) !== null && url.host.includes('.')) current = `https://${current}`;
  }
  const url = splitURL(current);
  if (url !== null) {
    // issuers.suggestion.4
    const behind = current.slice(url.scheme.length);
    const isInsecure = isScheme(url.scheme, 'http') && !isForDevelopment(url.host);
    if (isInsecure || isScheme(url.scheme, 'https')) current = `https${behind}`;
  }
  // issuers.suggestion.5
  const isSuitable = isIssuer(current) && issuerOfPastedURL(current) === null && maySuggest(current);
  return isSuitable && classOfHost(parseHost(splitURL(current).host)) !== 'link-local' ? current : null;
}

