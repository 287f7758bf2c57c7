// The issuer of a metadata document, under an exact issuer or an Entra authority: Rules/discovery.md, “The issuer”.

import { isLoopback } from '../addresses/host-classes.mjs';
import { isIssuer, issuerOfPastedURL, isTemplate, maySuggest } from '../addresses/issuers.mjs';
import { parseHost, splitURL } from '../addresses/urls.mjs';
import { personalTenant } from '../authorities/hosts.mjs';
import { isLowercaseGUID, lowerASCII } from '../text/texts.mjs';

const anyGUID = Symbol('any GUID');

/** Whether `text` is one of the forms, arrays of texts in which `anyGUID` stands for a GUID, the same one each time. */
function isOneOf(text, forms) {
  return forms.some((form) => {
    const before = form.indexOf(anyGUID) < 0 ? null : form.slice(0, form.indexOf(anyGUID)).join('');
    if (before === null) return text === form.join('');
    const guid = text.slice(before.length, before.length + 36);
    return isLowercaseGUID(guid) && text === form.map((part) => (part === anyGUID ? guid : part)).join('');
  });
}

function workforceForms({ origin, tenant, isDomain, version1 }, version, emulatedAt) {
  let guid = isDomain ? anyGUID : tenant; // discovery.issuer.7, discovery.issuer.10
  if (tenant === 'common' || tenant === 'organizations') guid = '{tenantid}'; // discovery.issuer.8
  if (tenant === 'consumers') guid = personalTenant; // discovery.issuer.9
  if (version !== '1.0') return [[origin, '/', guid, '/v2.0']];
  // discovery.issuer.12, discovery.issuer.13
  return version1 === null ? [] : [[emulatedAt ?? `https://${version1}`, '/', guid, '/']];
}

/** The issuers that the metadata of an Entra authority may have. `origin` is `https://HOST` or that of an emulator. */
function formsOf(authority, version, emulatedAt) {
  const { kind, origin, tenant, isDomain } = authority;
  if (kind === 'workforce') return workforceForms(authority, version, emulatedAt);
  const guid = isDomain ? anyGUID : tenant;
  if (kind === 'b2c') return [[origin, '/', guid, '/v2.0/']]; // discovery.issuer.14, discovery.issuer.16
  const ownOrigin = emulatedAt === undefined ? ['https://', guid, '.ciamlogin.com'] : [emulatedAt];
  const forms = [[...ownOrigin, '/', guid, '/v2.0']]; // discovery.issuer.17
  if (!isDomain) forms.push([origin, '/', guid, '/v2.0']); // discovery.issuer.18
  return forms;
}

/** discovery.issuer.15: the form with the policy, whose case does not matter. */
function isPolicyForm(text, { kind, origin, tenant, isDomain, policy }) {
  if (kind !== 'b2c') return false;
  const end = '/v2.0/';
  const start = text.length - end.length - policy.length;
  if (!text.endsWith(end) || start < 0) return false;
  const found = text.slice(start, start + policy.length);
  return lowerASCII(found) === lowerASCII(policy)
    && isOneOf(text.slice(0, start), [[origin, '/tfp/', isDomain ? anyGUID : tenant, '/']]);
}

/** The schemes that an issuer or endpoint may have: `http` only with an emulator and on this machine. */
export function schemesOf(text, emulatedAt) {
  const host = emulatedAt === undefined ? null : parseHost(splitURL(text)?.host ?? '');
  return host !== null && isLoopback(host.written) ? ['https', 'http'] : ['https'];
}

/** The code of an issuer under an Entra authority, or null. `emulatedAt` may be the origin of an emulator. */
export function problemUnderEntra(text, authority, version, emulatedAt) {
  const schemes = schemesOf(text, emulatedAt);
  if (!isIssuer(text, schemes) && !isTemplate(text, schemes)) return 'issuer.invalid'; // discovery.issuer.5
  const located = { ...authority, origin: emulatedAt ?? `https://${authority.host}` };
  const isExpected = isOneOf(text, formsOf(located, version, emulatedAt)) || isPolicyForm(text, located);
  return isExpected ? null : 'discovery.issuer-mismatch'; // discovery.issuer.6
}

/** The code and the suggestion of an issuer under an exact issuer, or null. */
export function problemUnderExactIssuer(text, expected) {
  if (!isIssuer(text)) return { code: 'issuer.invalid', suggestion: null }; // discovery.issuer.1, discovery.issuer.2
  if (text === expected) return null; // discovery.issuer.3
  const compared = (issuer) => lowerASCII(issuer).replace(/\/+$/, '');
  // discovery.issuer.4
  const isMeant = compared(text) === compared(expected) || issuerOfPastedURL(expected) === text;
  return { code: 'discovery.issuer-mismatch', suggestion: isMeant && maySuggest(text) ? text : null };
}
