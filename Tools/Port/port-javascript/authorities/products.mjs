// What is left of the path of an authority, by the rules of its product: Rules/entra-authority.md.

import { isGUID, lowerASCII } from '../text/texts.mjs';
import { isDomain, parseTenant, personalTenant } from './hosts.mjs';
import { isPolicy } from './path.mjs';

/** “Custom hosts”: the path decides, and the first rule that applies. */
function productOfPath(segments, query) {
  if (segments[0] === 'tfp') return 'b2c'; // entra-authority.custom.1
  if (segments.length === 3 && segments[2] === 'v2.0') return 'b2c'; // entra-authority.custom.2
  // entra-authority.custom.3
  if (segments.length === 2 && lowerASCII(segments[1]).startsWith('b2c_1')) return 'b2c';
  return query.policy === null ? 'workforce' : 'b2c'; // entra-authority.custom.4, entra-authority.custom.5
}

/** How many slashes at the end are allowed: entra-authority.path.6. */
function allowedSlashes(role, segments) {
  if (role === 'b2c') return 1;
  if (role === 'custom') return segments[0] === 'tfp' ? 1 : 0;
  return role === 'version1' && segments.length === 1 ? 1 : 0;
}

/**
 * The codes of the rest of the path and of the query; `product`, `tenant` and `policy`; and `fixed`, the authority with
 * everything corrected that can be, or null.
 */
export function readProduct(url, role, path, query) {
  const { segments, slashes } = path;
  // A host of External ID that a configuration lists has its product whatever the path is.
  const product = role.product ?? productOfPath(segments, query);
  const codes = [];
  const allowed = allowedSlashes(role.role === 'custom' && product === 'external-id' ? '' : role.role, segments);
  // entra-authority.path.6, entra-authority.path.7
  if (segments.length > 0 && slashes > allowed) codes.push('trailing-slash');
  const isWorkforceHost = product === 'workforce' && role.cloud;
  const context = {
    role, path, query, product, codes, segments,
    host: isWorkforceHost ? role.cloud.host : lowerASCII(url.hostAndPort), // entra-authority.suggestion.3
    slash: allowed === 1 && slashes === 1 && segments.at(-1) === 'v2.0' ? '/' : '', // entra-authority.suggestion.6
  };
  return product === 'b2c' ? readB2C(context) : readTenantOnly(context);
}

/** entra-authority.suggestion.2. */
function fixedText({ host, query, slash }, parts) {
  const appid = query.appid === null ? '' : `?appid=${query.appid}`;
  return `https://${[host, ...parts, 'v2.0'].join('/')}${slash}${appid}`;
}

/** entra-authority.workforce.1. */
function isTenantMissing(segments) {
  return segments.length === 0 || (segments.length === 1 && segments[0] === 'v2.0')
    || (segments[0] === '' && segments.length <= 2);
}

/** Workforce and External ID. */
function readTenantOnly(context) {
  const { role, path, query, product, codes, segments } = context;
  const isQueryWrong = query.isUnexpected || query.policy !== null; // entra-authority.workforce.3
  const result = { codes, product, tenant: null, policy: null, fixed: null };
  if (isTenantMissing(segments)) {
    codes.push('missing-tenant'); // nothing about the query is reported beside it
    if (product === 'workforce') return result;
    const name = isQueryWrong ? null : tenantOfName(role.name); // entra-authority.external-id.4
    if (name !== null) result.fixed = fixedText(context, [name]);
    return result;
  }
  const tenant = parseTenant(segments[0]);
  pushTenantCodes(context, tenant);
  if (product === 'external-id' && tenant?.type === 'guid' && isGUID(role.name ?? '') && role.name !== tenant.value) {
    codes.push('tenant-mismatch'); // entra-authority.external-id.2
  }
  const hasVersion = segments[1] === 'v2.0';
  const isPathWrong = segments.length > 2 || (segments.length === 2 && !hasVersion); // entra-authority.workforce.2
  if (isPathWrong || isQueryWrong) codes.push('unexpected-path');
  else if (!hasVersion && !path.hasEndpoint && role.role !== 'version1') {
    codes.push('missing-version'); // entra-authority.workforce.4
  }
  if (tenant !== null) result.fixed = fixedText(context, [tenant.value]);
  return { ...result, tenant };
}

/** entra-authority.external-id.3: the tenant that the name in the host determines. `name` is in lowercase. */
function tenantOfName(name) {
  if (name === null) return null;
  if (isGUID(name)) return name;
  const domain = `${name}.onmicrosoft.com`;
  return isDomain(domain) ? domain : null;
}

function pushTenantCodes({ role, product, codes }, tenant) {
  const isNational = product === 'workforce' && role.cloud && role.cloud.cloud !== 'global';
  const isPersonal = tenant?.value === 'consumers' || tenant?.value === personalTenant;
  // entra-authority.external-id.1, entra-authority.b2c.2
  const isWord = tenant?.type === 'word' && product !== 'workforce';
  // entra-authority.tenant.4, entra-authority.workforce.5
  if (tenant === null || isWord || (isNational && isPersonal)) codes.push('invalid-tenant');
  else if (tenant.hasUppercase) codes.push('tenant-not-lower-case'); // entra-authority.tenant.1
}

function readB2C(context) {
  const { path, query, product, codes, segments } = context;
  const rest = [...segments];
  const hasPrefix = rest[0] === 'tfp';
  if (hasPrefix) rest.shift();
  const hasVersion = rest.at(-1) === 'v2.0';
  if (hasVersion) rest.pop();
  const result = { codes, product, tenant: null, policy: null, fixed: null };
  const [tenantText = '', policyOfPath] = rest;
  const policy = policyOfPath ?? query.policy; // entra-authority.b2c.3
  if (tenantText === '') {
    codes.push('missing-tenant'); // entra-authority.b2c.1
    return result;
  }
  const tenant = parseTenant(tenantText);
  pushTenantCodes(context, tenant);
  if (policy === null) codes.push('missing-policy'); // entra-authority.b2c.3
  // entra-authority.b2c.5
  const differs = policyOfPath !== undefined && query.policy !== null
    && lowerASCII(policyOfPath) !== lowerASCII(query.policy);
  // entra-authority.b2c.4
  if (rest.length > 2 || query.isUnexpected || (policy !== null && !isPolicy(policy)) || differs) {
    codes.push('unexpected-path');
  } else if (!hasVersion && !path.hasEndpoint) {
    codes.push('missing-version'); // entra-authority.b2c.6
  }
  if (tenant !== null && policy !== null) {
    // entra-authority.suggestion.4, entra-authority.suggestion.5
    result.fixed = fixedText(context, [...(hasPrefix ? ['tfp'] : []), tenant.value, policy]);
  }
  return { ...result, tenant, policy };
}
