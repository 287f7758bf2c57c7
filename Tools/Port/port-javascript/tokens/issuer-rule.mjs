// Whether the `iss` of a token is valid for an authority: Rules/issuer-rule.md.

import { fillTemplate, isIssuer, isTemplate, templateValue } from '../addresses/issuers.mjs';
import { splitURL } from '../addresses/urls.mjs';
import { readAuthority } from '../authorities/authority.mjs';
import { personalTenant } from '../authorities/hosts.mjs';
import { Refused } from '../outcome.mjs';
import { isGUID, isLowercaseGUID, lowerASCII } from '../text/texts.mjs';
import { optionalPolicies, optionalTexts, text } from '../vectors/given.mjs';
import { keyProblems } from './issuer-rule-key.mjs';

/** The members of an object that states what the issuer must be. */
export const ruleNames = ['authority', 'metadataIssuer', 'allowedTenants', 'customHosts', 'policies'];

/** Reads the members of `ruleNames`, without validating them. */
export function readRuleMembers(given) {
  return {
    authority: text(given, 'authority'),
    metadataIssuer: text(given, 'metadataIssuer'),
    allowedTenants: optionalTexts(given, 'allowedTenants', null),
    customHosts: optionalTexts(given, 'customHosts', []),
    policies: optionalPolicies(given, []),
  };
}

/**
 * Validates a configuration: the authority, then the metadata issuer.
 * @throws {Refused} with the codes of the authority, or `issuer.invalid`
 */
export function prepare(configuration) {
  const { authority, customHosts, metadataIssuer, allowedTenants, policies } = configuration;
  // issuer-rule.configuration.1
  const { codes, suggestion, value } = readAuthority(authority, { customHosts });
  if (codes.length > 0) throw new Refused(codes, suggestion);
  const { kind: product, tenant, policy, cloud } = value;
  const isShared = product === 'workforce' && (tenant === 'common' || tenant === 'organizations');
  const hasTemplate = isTemplate(metadataIssuer);
  // issuer-rule.configuration.2, issuer-rule.configuration.3
  if (hasTemplate ? !isShared : !isIssuer(metadataIssuer)) throw new Refused('issuer.invalid');
  const accepted = acceptedPolicies(policy, policies);
  return { product, tenant, cloud, metadataIssuer, hasTemplate, allowedTenants, policies: accepted };
}

/** issuer-rule.policy.4, and null for any policy */
function acceptedPolicies(own, additional) {
  return additional === 'any' ? null : new Set([own ?? '', ...additional].map(lowerASCII));
}

/**
 * Runs all checks.
 * @param {object} rule the result of `prepare`
 * @param {Map} claims
 * @param {{issuer: string|null, cloud: string|null}} key members of the signing key; null if absent
 * @returns {{problems: {check: string, code: string}[], tenant: string|null}} the check is `iss`, `tenant`, `policy`,
 *   `version`, `key` or `cloud`
 */
export function checkIssuer(rule, claims, key) {
  const problems = [];
  const report = (check, code) => {
    if (code !== null) problems.push({ check, code });
  };
  const first = rule.hasTemplate ? checkTemplate(rule, claims) : checkConcrete(rule, claims);
  report('iss', first);
  const tenant = tenantOf(rule, claims);
  if (first === null) { // issuer-rule.tenant.1, issuer-rule.policy.2
    report('tenant', isAdmitted(rule, tenant) ? null : 'issuer.tenant-not-allowed');
    report('policy', hasAcceptedPolicy(rule, claims) ? null : 'issuer.policy-mismatch');
  }
  report('version', hasVersion(rule, claims) ? null : 'issuer.version-mismatch');
  problems.push(...keyProblems(rule, claims, key));
  return { problems, tenant }; // issuer-rule.together.1
}

function checkTemplate({ metadataIssuer }, claims) {
  if (!claims.has('tid')) return 'issuer.tenant-missing'; // issuer-rule.template.1
  const tid = claims.get('tid');
  if (!isTenant(tid)) return 'issuer.tenant-not-guid'; // issuer-rule.template.2
  const iss = claims.get('iss');
  if (typeof iss !== 'string') return 'issuer.mismatch'; // issuer-rule.template.6
  if (iss === fillTemplate(metadataIssuer, tid)) return null; // issuer-rule.template.3
  const other = templateValue(metadataIssuer, iss);
  // issuer-rule.template.4, issuer-rule.template.5
  return isTenant(other) ? 'issuer.tenant-mismatch' : 'issuer.mismatch';
}

function checkConcrete({ metadataIssuer }, claims) {
  // issuer-rule.concrete.2 to issuer-rule.concrete.4
  if (claims.get('iss') !== metadataIssuer) return 'issuer.mismatch';
  if (!claims.has('tid')) return null;
  const tid = claims.get('tid');
  if (!isTenant(tid)) return 'issuer.tenant-not-guid'; // issuer-rule.concrete.5
  const tenant = tenantInPath(metadataIssuer);
  return tenant === null || tenant === tid ? null : 'issuer.tenant-mismatch'; // issuer-rule.concrete.6
}

function isTenant(value) {
  return typeof value === 'string' && isLowercaseGUID(value);
}

/** issuer-rule.concrete.7 */
function tenantInPath(issuer) {
  const segment = splitURL(issuer).path.split('/').find(isGUID);
  return segment === undefined ? null : segment.toLowerCase();
}

/** issuer-rule.tenant.2. Of use only if check 1 found no problem, so a `tid` is a lowercase GUID. */
function tenantOf({ hasTemplate, metadataIssuer }, claims) {
  if (claims.has('tid')) return claims.get('tid');
  return hasTemplate ? null : tenantInPath(metadataIssuer);
}

function isAdmitted(rule, tenant) {
  // issuer-rule.tenant.3
  if (rule.product === 'workforce' && rule.tenant === 'organizations' && tenant === personalTenant) return false;
  if (rule.allowedTenants === null) return true; // issuer-rule.tenant.7
  // issuer-rule.tenant.4 to issuer-rule.tenant.6
  return tenant !== null && rule.allowedTenants.some((entry) => isGUID(entry) && entry.toLowerCase() === tenant);
}

function hasAcceptedPolicy({ product, policies }, claims) {
  if (product !== 'b2c' || policies === null) return true; // issuer-rule.policy.1, issuer-rule.policy.10
  const acr = claims.get('acr');
  // issuer-rule.policy.7, issuer-rule.policy.8
  const fallback = typeof acr === 'string' && lowerASCII(acr).startsWith('b2c_1') ? acr : null;
  const policy = claims.has('tfp') ? claims.get('tfp') : fallback;
  // issuer-rule.policy.3, issuer-rule.policy.5, issuer-rule.policy.6
  return typeof policy === 'string' && policies.has(lowerASCII(policy));
}

function hasVersion({ product, metadataIssuer }, claims) {
  const version = versionOf(product, metadataIssuer);
  // issuer-rule.version.4, issuer-rule.version.5
  return version === null || !claims.has('ver') || claims.get('ver') === version;
}

function versionOf(product, issuer) {
  if (product === 'b2c') return null; // issuer-rule.version.3
  if (issuer.startsWith('https://sts.')) return '1.0'; // issuer-rule.version.1
  return issuer.endsWith('/v2.0') ? '2.0' : null; // issuer-rule.version.2
}
