// The issuer of a provider and what depends on it: Rules/provider-configuration.md.

import { isLoopback } from '../addresses/host-classes.mjs';
import { audiences } from '../addresses/redirect.mjs';
import { isScheme, parseHost, parsePort, splitHostAndPort, splitURL } from '../addresses/urls.mjs';
import { readAuthority } from '../authorities/authority.mjs';
import { parseHostEntry, personalTenant } from '../authorities/hosts.mjs';
import { isPolicy } from '../authorities/path.mjs';
import { isTemplateClientID } from '../text/template-text.mjs';
import { isGUID, lowerASCII } from '../text/texts.mjs';
import { invalid, requiredText, textMember, textsMember } from './problems.mjs';

/** A list of hosts, without the invalid entries, which are reported; `undefined` or `invalid`. */
export function readHosts(provider, name, problems) {
  const hosts = textsMember(provider, name, problems);
  if (!Array.isArray(hosts)) return hosts;
  return hosts.filter((entry) => {
    const isHost = parseHostEntry(entry) !== null;
    if (!isHost) problems.report('config.wrong-type'); // provider-configuration.hosts.1
    return isHost; // provider-configuration.hosts.2
  });
}

/** provider-configuration.emulator.1 to provider-configuration.emulator.3. */
export function readEmulator(provider, problems) {
  const text = textMember(provider, 'emulatedAt', problems);
  if (text === undefined || text === invalid) return text;
  const { host, port } = splitHostAndPort(text.slice('http://'.length));
  const isPort = port === null || (parsePort(port) !== null && !port.startsWith('0'));
  if (text.startsWith('http://') && isLoopback(host) && isPort) {
    problems.warn('config.emulated');
    return text;
  }
  problems.report('config.emulator-not-loopback', originOfEmulator(text));
  return invalid;
}

function originOfEmulator(text) {
  const url = splitURL(text);
  if (url === null || !isScheme(url.scheme, 'http') || url.userInformation !== null) return null;
  const host = parseHost(url.host)?.written;
  const port = url.port === null ? '' : parsePort(url.port);
  if (host === undefined || !isLoopback(host) || port === null) return null;
  return `http://${host}${port === '' ? '' : `:${port}`}`;
}

/**
 * Reads the issuer. The result has `text`, and either the `authority`, or null and `meant`, what the suggestion states,
 * or null. `lists` are the two lists of hosts.
 */
export function readIssuer(provider, lists, problems) {
  const text = requiredText(provider, 'issuer', problems);
  const none = { text, authority: null, meant: null };
  if (text === invalid) return none;
  // provider-configuration.hosts.2
  const [customHosts, externalIDHosts] = lists.map((list) => (Array.isArray(list) ? list : []));
  const { codes, suggestion, value, warnings } = readAuthority(text, { customHosts, externalIDHosts });
  for (const code of codes) problems.report(code, suggestion); // provider-configuration.issuer.1
  // provider-configuration.issuer.2
  for (const code of warnings) if (code !== 'authority.many-tenants') problems.warn(code);
  if (value !== null) return { text, authority: value, meant: value };
  const meant = suggestion === null ? null : readAuthority(suggestion, { customHosts, externalIDHosts }).value;
  return { text, authority: null, meant };
}

/** The GUID of an authority's tenant, or null. */
function tenantGUID(authority) {
  if (authority === null) return null;
  if (authority.tenant === 'consumers') return personalTenant;
  return isGUID(authority.tenant) ? authority.tenant : null;
}

function isShared(authority) {
  return ['common', 'organizations'].includes(authority?.tenant);
}

/** The allowed tenants: `any`, an array of GUIDs, `undefined` or `invalid`. */
export function readTenants(provider, authority, problems) {
  if (provider.get('allowedTenants') === 'any') {
    if (isShared(authority)) problems.warn('authority.many-tenants'); // provider-configuration.tenants.2
    return 'any';
  }
  const tenants = textsMember(provider, 'allowedTenants', problems); // provider-configuration.tenants.3
  if (tenants === invalid) return invalid;
  // provider-configuration.tenants.1, provider-configuration.tenants.5
  const isEmpty = tenants !== undefined && provider.get('allowedTenants').length === 0;
  if (isEmpty || (tenants === undefined && isShared(authority))) problems.report('config.tenants-not-stated');
  if (tenants === undefined) return undefined;
  const guids = tenants.filter(isGUID);
  // provider-configuration.tenants.4
  if (guids.length < tenants.length) problems.report('config.allowed-tenant-not-guid');
  const own = tenantGUID(authority);
  // provider-configuration.tenants.6 to provider-configuration.tenants.8
  const isNever = (guid) => (own === null
    ? authority?.tenant === 'organizations' && lowerASCII(guid) === personalTenant
    : lowerASCII(guid) !== own);
  if (guids.some(isNever)) problems.report('config.tenant-never-allowed');
  return guids;
}

/** The additional policies: `any`, an array, `undefined` or `invalid`. */
export function readPolicies(provider, problems) {
  if (provider.get('policies') === 'any') return 'any';
  const policies = textsMember(provider, 'policies', problems); // provider-configuration.policies.1
  if (!Array.isArray(policies)) return policies;
  return policies.filter((policy) => {
    if (isPolicy(policy)) return true;
    problems.report('config.wrong-type'); // provider-configuration.policies.2
    return false;
  });
}

/** “The client ID”: the first of these that applies. */
export function readClientID(provider, { meant }, problems) {
  const text = requiredText(provider, 'clientID', problems);
  if (text === invalid) return text;
  if (isTemplateClientID(text)) problems.report('config.client-id-placeholder'); // provider-configuration.client-id.1
  else if (!isGUID(text)) problems.report('config.client-id-not-guid'); // provider-configuration.client-id.2
  else if (lowerASCII(text) === tenantGUID(meant)) {
    // provider-configuration.client-id.3, provider-configuration.client-id.4
    problems.report('config.client-id-equals-tenant');
  } else if (lowerASCII(text) !== text) {
    problems.report('config.client-id-not-lower-case', lowerASCII(text)); // provider-configuration.client-id.5
  }
  return text;
}

/** “The audience”: whether the audience and the tenant of a workforce authority fit, or a warning. */
function fit(audience, { cloud, tenant }) {
  const isShared = tenant === 'common' || tenant === 'organizations';
  const isPersonal = tenant === 'consumers' || tenant === personalTenant;
  const isNational = cloud !== 'global' && cloud !== 'custom';
  const index = audiences.indexOf(audience);
  if (isNational && index >= 2) return 'error'; // provider-configuration.audience.6
  if (index === 0) return isShared || isPersonal ? 'error' : 'fits'; // provider-configuration.audience.2
  if (index === 1) return isPersonal ? 'error' : 'fits'; // provider-configuration.audience.3
  if (index === 2 || isPersonal) return 'fits'; // provider-configuration.audience.7
  return isShared ? 'error' : 'warning'; // provider-configuration.audience.4, provider-configuration.audience.5
}

export function readAudience(provider, authority, problems) {
  const audience = textMember(provider, 'signInAudience', problems);
  if (audience === invalid) return invalid;
  // provider-configuration.audience.9
  if (audience === undefined) return isShared(authority) ? audiences[1] : audiences[0];
  if (!audiences.includes(audience)) {
    problems.report('config.wrong-type'); // provider-configuration.audience.1
    return invalid;
  }
  if (authority?.kind !== 'workforce') return audience; // provider-configuration.audience.8
  const result = fit(audience, authority);
  if (result === 'error') problems.report('config.audience-mismatch');
  if (result === 'warning') problems.warn('config.audience-mismatch');
  return audience;
}
