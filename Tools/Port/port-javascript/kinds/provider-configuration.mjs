// The kind `provider-configuration`: Rules/provider-configuration.md.

import { readConfiguration } from '../configuration/file.mjs';
import { outcomeOfProvider } from '../configuration/provider.mjs';
import { accepted } from '../outcome.mjs';
import { documentBytes, requireOnly } from '../vectors/given.mjs';

const none = {
  issuer: null, clientID: null, scope: null, responseType: null, responseMode: null, callbackPath: null,
};

export function run(given) {
  requireOnly(given, ['configuration']);
  const { providers, isList, warnings } = readConfiguration(documentBytes(given, 'configuration'));
  const outcomes = providers.map(outcomeOfProvider);
  // provider-configuration.outcome.2, provider-configuration.outcome.3, provider-configuration.providers.7
  return accepted(isList ? { ...none, providers: outcomes } : { ...outcomes[0], providers: null }, warnings);
}
