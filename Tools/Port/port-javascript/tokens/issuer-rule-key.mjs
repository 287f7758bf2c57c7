// Checks 5 and 6 of Rules/issuer-rule.md: the `issuer` and the `cloud_instance_name` of the key that signed.

import { fillTemplate, isIssuer, isTemplate } from '../addresses/issuers.mjs';
import { data } from '../data.mjs';
import { isLowercaseGUID } from '../text/texts.mjs';

/** The hosts of `iss` in version 1, and the sign-in hosts that keys name in their place: issuer-rule.key.7. */
const versions = [
  ['https://sts.windows.net/', 'https://login.microsoftonline.com/'],
  ['https://sts.windows.net/', 'https://login.microsoftonline.us/'],
  ['https://sts.chinacloudapi.cn/', 'https://login.partner.microsoftonline.cn/'],
];

/** The problems of the key; at most one, because the cloud is checked only if the issuer has none. */
export function keyProblems(rule, claims, key) {
  const code = checkKeyIssuer(claims, key.issuer);
  if (code !== null) return [{ check: 'key', code }];
  // issuer-rule.cloud.2, issuer-rule.cloud.3
  return hasCloud(rule, key.cloud) ? [] : [{ check: 'cloud', code: 'issuer.key-issuer-mismatch' }];
}

function checkKeyIssuer(claims, keyIssuer) {
  if (keyIssuer === null) return null; // issuer-rule.key.1
  let admitted = keyIssuer;
  if (isTemplate(keyIssuer)) {
    if (!claims.has('tid')) return 'issuer.tenant-missing'; // issuer-rule.key.3
    const tid = claims.get('tid');
    if (typeof tid !== 'string' || !isLowercaseGUID(tid)) return 'issuer.tenant-not-guid'; // issuer-rule.key.4
    admitted = fillTemplate(keyIssuer, tid); // issuer-rule.key.2
  } else if (!isIssuer(keyIssuer)) {
    return 'issuer.key-issuer-mismatch'; // issuer-rule.key.6
  }
  const iss = claims.get('iss');
  // issuer-rule.key.5, issuer-rule.key.10
  const isValid = iss === admitted || (isVersion1(claims) && isVersion1Of(admitted, iss));
  return isValid ? null : 'issuer.key-issuer-mismatch';
}

/** issuer-rule.key.8 */
export function isVersion1(claims) {
  if (claims.has('ver')) return claims.get('ver') === '1.0';
  const iss = claims.get('iss');
  return typeof iss === 'string' && iss.startsWith('https://sts.');
}

/** Whether `iss` is the issuer of version 1 of the same tenant: issuer-rule.key.7, issuer-rule.key.9. */
function isVersion1Of(admitted, iss) {
  return versions.some(([old, current]) => {
    if (!admitted.startsWith(current) || !admitted.endsWith('/v2.0')) return false;
    const tenant = admitted.slice(current.length, -'/v2.0'.length);
    return isLowercaseGUID(tenant) && iss === `${old}${tenant}/`;
  });
}

function hasCloud({ product, cloud }, keyCloud) {
  if (keyCloud === null || product !== 'workforce') return true; // issuer-rule.cloud.1, issuer-rule.cloud.4
  const entry = data('hosts').signInHosts.find((host) => host.cloud === cloud);
  const name = entry?.instance ?? null; // a custom host and the other clouds have none
  return name === null || keyCloud === name;
}
