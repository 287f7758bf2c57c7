// The response of the token endpoint: Rules/token-response.md.

import { accepted } from '../outcome.mjs';
import { expiresIn, tokenResponse } from '../sign-in/token-body.mjs';
import { integer, optionalText, requireOnly, text } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['status', 'contentType', 'body']);
  optionalText(given, 'contentType'); // token-response.body.1: it does not matter
  const members = tokenResponse(integer(given, 'status'), text(given, 'body'));
  return accepted({
    tokenType: members.get('token_type'), // token-response.outcome.1
    expiresIn: expiresIn(members),
    hasIDToken: members.has('id_token'), // token-response.outcome.3
    hasRefreshToken: members.has('refresh_token'),
  });
}
