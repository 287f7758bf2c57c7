// The issuer that an administrator entered: Rules/entra-authority.md. The products are in `products.mjs`.

import { isScheme, splitURL } from '../addresses/urls.mjs';
import { withoutSurroundings } from '../text/surroundings.mjs';
import { hasTemplateText } from '../text/template-text.mjs';
import { isGUID, looksLikeSecret, lowerASCII } from '../text/texts.mjs';
import { byteLength } from '../text/utf8.mjs';
import { parseTenant, personalTenant, roleOfHost } from './hosts.mjs';
import { readPath, readQuery } from './path.mjs';
import { readProduct } from './products.mjs';

const unfixable = new Set([
  'too-long', 'empty', 'placeholder', 'unknown-host', 'portal-link-pasted', 'not-a-url', 'retired-host',
  'unexpected-path', 'invalid-tenant', 'missing-policy', 'tenant-mismatch',
]);

/** The codes of a text without a scheme, and its suggestion. */
function readBare(text, hosts) {
  const role = roleOfHost(splitURL(`https://${text}`), hosts).role;
  if (role === 'portal') return { codes: ['portal-link-pasted'] }; // entra-authority.bare.1
  // entra-authority.bare.2, entra-authority.bare.3
  if (role !== 'unknown' || looksLikeSecret(text)) return { codes: ['not-a-url'] };
  const rest = text.replace(/\/+$/, '');
  const tenant = parseTenant(rest);
  if (tenant === null) return { codes: ['not-a-url'] }; // entra-authority.bare.4
  const codes = ['bare-tenant']; // entra-authority.bare.5
  if (tenant.hasUppercase) codes.push('tenant-not-lower-case');
  if (rest !== text) codes.push('trailing-slash'); // entra-authority.bare.6
  return { codes, fixed: `https://login.microsoftonline.com/${tenant.value}/v2.0` };
}

/** The codes of steps 4 and 5, and the suggestion or the value. */
function readURL(url, role, text) {
  const codes = [];
  let isFixable = true;
  if (!isScheme(url.scheme, 'https')) {
    codes.push('not-https');
    isFixable = isScheme(url.scheme, 'http'); // entra-authority.scheme.1, entra-authority.scheme.2
  }
  if (/[A-Z]/.test(url.scheme + url.host)) codes.push('host-not-lower-case'); // entra-authority.scheme.3
  const ofRole = { alias: 'host-alias', version1: 'v1-issuer', portal: 'portal-link-pasted', retired: 'retired-host' };
  if (role.role in ofRole) codes.push(ofRole[role.role]); // entra-authority.host.4 to entra-authority.host.7
  if (role.role === 'portal') return { codes };
  const path = readPath(url.path);
  const query = readQuery(url, path);
  const product = readProduct(url, role, path, query);
  codes.push(...path.codes, ...product.codes);
  return { codes, fixed: isFixable ? product.fixed : null, value: valueOf(url, role, product, text) };
}

/** “What is accepted”. Only meaningful without a code. */
function valueOf(url, role, { product, tenant, policy }, text) {
  const host = url.hostAndPort;
  let issuer = null; // entra-authority.accepted.5
  if (tenant !== null) {
    const guid = tenant.value === 'consumers' ? personalTenant : tenant.value; // entra-authority.accepted.3
    const isOwn = product === 'workforce' || (product === 'external-id' && role.name === guid);
    // entra-authority.accepted.2, entra-authority.accepted.4
    if (isOwn && isGUID(guid)) issuer = `https://${host}/${guid}/v2.0`;
  }
  const beforeQuery = text.split('?')[0].replace(/\/$/, '');
  const query = url.query === null ? '' : `?${url.query}`;
  return {
    authority: text, // entra-authority.accepted.1
    issuer,
    cloud: role.cloud?.cloud ?? 'custom', // entra-authority.accepted.6
    tenant: tenant?.value,
    kind: product,
    policy,
    metadata: `${beforeQuery}/.well-known/openid-configuration${query}`, // entra-authority.accepted.7
    // Not part of the outcome, for the kinds that read authorities:
    host,
    version1: role.role === 'sign-in' ? role.cloud.version1 : null,
    isDomain: tenant?.type === 'domain',
  };
}

function warningsOf({ tenant, isDomain, policy }) {
  const warnings = [];
  if (['common', 'organizations'].includes(tenant)) warnings.push('many-tenants'); // entra-authority.accepted.8
  if (isDomain) warnings.push('domain-tenant'); // entra-authority.accepted.9
  // entra-authority.policy.5
  if (policy !== null && !lowerASCII(policy).startsWith('b2c_1')) warnings.push('unusual-policy');
  return warnings.map((code) => `authority.${code}`);
}

/** The codes without their prefix, then either `fixed`, a text or nothing, or `value`. */
function read(entered, hosts) {
  if (byteLength(entered) > 4096) return { codes: ['too-long'] }; // entra-authority.text.1
  const text = withoutSurroundings(entered, isGUID); // entra-authority.text.2 to entra-authority.text.5
  if (text === '') return { codes: ['empty'] }; // entra-authority.text.6
  const isPortal = (url) => roleOfHost(url, hosts).role === 'portal';
  if (hasTemplateText(text, isPortal)) return { codes: ['placeholder'] }; // entra-authority.text.8
  const codes = text === entered ? [] : ['surrounding-space'];
  const url = splitURL(text);
  if (url === null || url.authority === '') {
    const bare = readBare(text, hosts);
    return { codes: [...codes, ...bare.codes], fixed: bare.fixed };
  }
  const role = roleOfHost(url, hosts);
  if (role.role === 'unknown') return { codes: ['unknown-host'] };
  const result = readURL(url, role, text);
  return { ...result, codes: [...codes, ...result.codes] };
}

/**
 * Reads an authority. The result has `codes` (empty if it is accepted) and either `suggestion`, a text or null, or
 * `value` and `warnings`. `hosts` may have `customHosts` and `externalIDHosts`, both arrays of texts.
 */
export function readAuthority(text, hosts = {}) {
  const { codes, fixed, value } = read(text, hosts);
  if (codes.length === 0) return { codes, suggestion: null, value, warnings: warningsOf(value) };
  let suggestion = null;
  // entra-authority.suggestion.1, entra-authority.suggestion.7
  if (fixed && !codes.some((code) => unfixable.has(code)) && read(fixed, hosts).codes.length === 0) suggestion = fixed;
  return { codes: [...new Set(codes)].map((code) => `authority.${code}`), suggestion, value: null, warnings: [] };
}
