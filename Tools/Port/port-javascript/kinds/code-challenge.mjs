// The kind `code-challenge`: a PKCE verifier and its challenge (RFC 7636).

import { createHash } from 'node:crypto';
import { accepted, Refused } from '../outcome.mjs';
import { toBase64url } from '../text/base64url.mjs';
import { requireOnly, text } from '../vectors/given.mjs';

export function run(given) {
  requireOnly(given, ['verifier']);
  const verifier = text(given, 'verifier');
  // code-challenge.length.1, code-challenge.length.2, code-challenge.characters.1. In JavaScript, `$` without the flag
  // `m` is the end of the text and not also in front of a line feed.
  if (!/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) throw new Refused('request.invalid');
  const challenge = toBase64url(createHash('sha256').update(verifier, 'ascii').digest()); // code-challenge.challenge.1
  return accepted({ challenge, method: 'S256' });
}
