// Secrets and other credentials of a provider: Rules/provider-configuration.md.

import { isBlank } from '../text/surroundings.mjs';
import { isGUID } from '../text/texts.mjs';
import { intendedName, reportUnknownMembers } from './misspellings.mjs';
import { invalid, objectMember, requiredText } from './problems.mjs';

function readSecretText(text, problems) {
  if (isBlank(text)) return undefined; // provider-configuration.secret.1
  if (text === '<redacted>') {
    problems.report('config.missing'); // provider-configuration.secret.2
    return invalid;
  }
  if (isGUID(text)) {
    problems.report('config.client-secret-is-secret-id'); // provider-configuration.secret.3
    return invalid;
  }
  // provider-configuration.secret.4, provider-configuration.secret.5
  const isUsual = /^[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}$/.test(text);
  if (!isUsual) problems.warn('config.client-secret-unusual');
  return { text };
}

/** Whether it refers to a variable or a file: provider-configuration.secret.6, provider-configuration.secret.7. */
function isReference(object) {
  if (object.size !== 1) return false;
  const [[name, value]] = object;
  if (typeof value !== 'string') return false;
  return name === 'environment' ? /^[A-Za-z_][A-Za-z0-9_]*$/.test(value) : name === 'file' && !isBlank(value);
}

/** The secret, `undefined` if there is none, or `invalid`. */
function readSecret(provider, problems) {
  const secret = provider.get('clientSecret');
  if (secret === undefined) return undefined;
  if (typeof secret === 'string') return readSecretText(secret, problems);
  const allowed = ['environment', 'file'];
  if (secret instanceof Map && isReference(secret)) return secret;
  const intended = secret instanceof Map
    ? [...secret.keys()].filter((name) => !allowed.includes(name)).map((name) => intendedName(name, allowed))
    : [];
  const misspelled = intended.filter((name) => name !== null);
  // provider-configuration.secret.9, provider-configuration.secret.8
  for (const name of misspelled) problems.report('config.misspelt-member', name);
  if (misspelled.length === 0) problems.report('config.wrong-type');
  return invalid;
}

/** An object of required texts, `undefined` if it is absent, or `invalid`. */
function readFiles(provider, member, names, problems) {
  const object = objectMember(provider, member, problems);
  if (object === undefined || object === invalid) return object;
  const before = problems.errors.length;
  for (const name of names) requiredText(object, name, problems); // provider-configuration.credential.5
  reportUnknownMembers(object, names, problems); // provider-configuration.unknown.6
  return problems.errors.length === before ? object : invalid;
}

/** `needsCredential` states whether the response type is valid and has `code`. */
export function readCredentials(provider, needsCredential, problems) {
  const clientSecret = readSecret(provider, problems);
  const clientAssertion = readFiles(provider, 'clientAssertion', ['file'], problems);
  const clientCertificate = readFiles(provider, 'clientCertificate', ['certificate', 'privateKey'], problems);
  // provider-configuration.credential.1 to provider-configuration.credential.4
  const isMissing = [clientSecret, clientAssertion, clientCertificate].every((one) => one === undefined);
  if (needsCredential && isMissing) problems.report('config.needs-client-credential');
  return { clientSecret, clientAssertion, clientCertificate };
}
