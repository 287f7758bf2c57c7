// A configuration file: Rules/provider-configuration.md, “The file” and “Several providers”.

import { readJSON } from '../json/json.mjs';
import { Refused } from '../outcome.mjs';
import { reportSharedCallbacks } from './callback.mjs';
import { reportUnknownMembers } from './misspellings.mjs';
import { invalid, Problems } from './problems.mjs';
import { readProvider } from './provider.mjs';

function readList(file, problems) {
  const list = file.get('providers');
  // provider-configuration.providers.1, provider-configuration.providers.2
  if (!Array.isArray(list) || list.length > 1000) throw new Refused('config.wrong-type');
  reportUnknownMembers(file, ['providers'], problems); // provider-configuration.unknown.5
  if (list.length === 0) problems.report('config.missing'); // provider-configuration.providers.3
  const providers = [];
  for (const [index, element] of list.entries()) {
    if (element instanceof Map) providers.push(readProvider(element, index === 0, [], problems));
    else problems.report('config.wrong-type'); // provider-configuration.providers.4
  }
  const names = providers.map((provider) => provider.name).filter((name) => name !== invalid);
  // provider-configuration.providers.6
  if (new Set(names).size < names.length) problems.report('config.duplicate-name');
  reportSharedCallbacks(providers, problems);
  return providers;
}

/**
 * Reads a file. The result has `providers`, `isList`, the codes of all `errors`, `suggestion` and `warnings`. Members
 * of the providers that are not valid are `invalid`, and the `authority` of an issuer that is not valid is null. Throws
 * `Refused` only for a code that stands alone.
 */
export function checkConfiguration(bytes) {
  const file = readJSON(bytes);
  if (file === undefined) throw new Refused('config.not-json'); // provider-configuration.file.1
  if (!(file instanceof Map)) throw new Refused('config.wrong-type'); // provider-configuration.file.2
  const problems = new Problems();
  const isList = file.has('providers');
  // provider-configuration.unknown.4
  const providers = isList ? readList(file, problems) : [readProvider(file, true, ['providers'], problems)];
  const { errors, suggestion, warnings } = problems;
  return { providers, isList, errors: errors.map(({ code }) => code), suggestion, warnings };
}

/** The same for a file without errors. Throws `Refused` for every other one. */
export function readConfiguration(bytes) {
  const result = checkConfiguration(bytes);
  // provider-configuration.file.3, provider-configuration.file.4
  if (result.errors.length > 0) throw new Refused(result.errors, result.suggestion);
  return result;
}
