// The callback of a provider: Rules/provider-configuration.md, “The callback” to “Shared callback paths”.

import {
  defaultPath, isCallbackPath, originOfAddress, requireCallbackPath, warningsOfPublicAddress,
} from '../addresses/callback.mjs';
import { Refused } from '../outcome.mjs';
import { percentEncoded } from '../text/percent.mjs';
import { byteLength } from '../text/utf8.mjs';
import { invalid, textMember } from './problems.mjs';

/** The result of a check that throws its only code, or `invalid`. */
function attempt(problems, check) {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problems.report(error.codes[0]);
    return invalid;
  }
}

function readPublicAddress(provider, problems) {
  const address = textMember(provider, 'publicAddress', problems);
  if (address === undefined || address === invalid) return address;
  return attempt(problems, () => {
    const { origin, rest } = originOfAddress(address); // provider-configuration.callback.2
    warningsOfPublicAddress(rest).forEach((code) => problems.warn(code)); // provider-configuration.callback.3
    return origin;
  });
}

/** The origin and the path of `callbackURL`. */
function readCallbackURL(provider, problems) {
  const text = textMember(provider, 'callbackURL', problems);
  if (text === undefined || text === invalid) return text;
  return attempt(problems, () => {
    const { origin, rest } = originOfAddress(text); // provider-configuration.callback.4
    const path = rest === '' ? '/' : rest; // provider-configuration.callback.5
    requireCallbackPath(path);
    return { origin, path };
  });
}

/** provider-configuration.path.1 to provider-configuration.path.3. */
function defaultPathOf(name, isFirst, problems) {
  if (isFirst) return defaultPath;
  if (name === invalid) return invalid;
  const path = `${defaultPath}/${percentEncoded(name)}`;
  if (name !== '.' && name !== '..' && byteLength(path) <= 2048) return path;
  problems.report('callback.invalid-path');
  return invalid;
}

/** The callback path (or `invalid`), whether it is explicit, and the origin, if it is stated. */
export function readCallback(provider, name, isFirst, problems) {
  let path = textMember(provider, 'callbackPath', problems);
  if (typeof path === 'string' && !isCallbackPath(path)) {
    problems.report('callback.invalid-path'); // provider-configuration.callback.1, provider-configuration.path.5
    path = invalid;
  }
  let origin = readPublicAddress(provider, problems);
  const url = readCallbackURL(provider, problems);
  if (url !== undefined) {
    // provider-configuration.callback.6
    if (provider.has('publicAddress') || provider.has('callbackPath')) problems.report('config.callback-stated-twice');
    path = url === invalid ? invalid : url.path;
    origin = url === invalid ? invalid : url.origin;
  }
  if (path !== undefined) return { path, origin, isExplicit: true }; // provider-configuration.path.4
  return { path: defaultPathOf(name, isFirst, problems), origin, isExplicit: false };
}

/** “Shared callback paths”, for the providers of a list. */
export function reportSharedCallbacks(providers, problems) {
  const byPath = new Map();
  for (const provider of providers) {
    if (provider.callback.path === invalid) continue; // provider-configuration.shared.5
    const { path } = provider.callback;
    byPath.set(path, [...(byPath.get(path) ?? []), provider]); // provider-configuration.shared.3
  }
  const isShared = [...byPath.values()].some((group) => group.length > 1
    && group.some((one) => one.callback.isExplicit) // provider-configuration.shared.4
    && !group.every((one) => one.identifiesItself)); // provider-configuration.shared.2
  if (isShared) problems.report('config.shared-callback'); // provider-configuration.shared.1
}
