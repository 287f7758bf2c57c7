// How a client authenticates at the token endpoint: Rules/token-request.md.

import { requestText } from '../json/request-text.mjs';
import { toBase64url } from '../text/base64url.mjs';
import { percentEncoded } from '../text/percent.mjs';
import { toUTF8 } from '../text/utf8.mjs';
import { choice, MalformedVector, optionalHexadecimal, optionalText, requireOnly, text } from '../vectors/given.mjs';

const secretMethods = ['client_secret_post', 'client_secret_basic', 'client_secret_basic_unencoded'];
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The authentication of a case, with its method and what that needs. */
export function readAuthentication(given) {
  const method = text(given, 'method');
  if (method === 'none') {
    requireOnly(given, ['method']);
    return { method };
  }
  if (secretMethods.includes(method)) {
    requireOnly(given, ['method', 'secret']);
    return { method, secret: text(given, 'secret') };
  }
  if (method === 'federated') {
    requireOnly(given, ['method', 'assertion']);
    return { method, assertion: text(given, 'assertion') };
  }
  if (method !== 'private_key_jwt') throw new MalformedVector('unknown method');
  requireOnly(given, ['method', 'algorithm', 'signature', 'sha256', 'sha1', 'kid']);
  const algorithm = choice(given, 'algorithm', ['RS256', 'PS256']);
  return {
    method,
    algorithm,
    signature: optionalHexadecimal(given, 'signature', new Uint8Array()),
    sha256: optionalHexadecimal(given, 'sha256', null),
    sha1: optionalHexadecimal(given, 'sha1', null),
    kid: optionalText(given, 'kid', null),
  };
}

/**
 * The parameters that the authentication adds, and the value of `Authorization` or null.
 * @param {{clientID: string, tokenEndpoint: string, now: bigint, random: Uint8Array}} client
 */
export function credentials(authentication, client) {
  const id = ['client_id', client.clientID];
  const basic = (name, secret) => ({
    parameters: [],
    authorization: `Basic ${Buffer.from(toUTF8(`${name}:${secret}`)).toString('base64')}`,
  });
  const withAssertion = (assertion) => ({
    parameters: [id, ['client_assertion_type', assertionType], ['client_assertion', assertion]],
    authorization: null,
  });
  switch (authentication.method) {
    case 'none': // token-request.client.1
      return { parameters: [id], authorization: null };
    case 'client_secret_post': // token-request.client.2
      return { parameters: [id, ['client_secret', authentication.secret]], authorization: null };
    case 'client_secret_basic': // token-request.client.3
      return basic(percentEncoded(client.clientID), percentEncoded(authentication.secret));
    case 'client_secret_basic_unencoded': // token-request.client.4
      return basic(client.clientID, authentication.secret);
    case 'federated': // token-request.client.6
      return withAssertion(authentication.assertion);
    default: // token-request.client.7
      return withAssertion(signedAssertion(authentication, client));
  }
}

/** token-request.assertion.1 to token-request.assertion.5 */
function keyName({ sha256, sha1, kid }) {
  if (sha256 !== null) return [['x5t#S256', toBase64url(sha256)]];
  if (sha1 !== null) return [['x5t', toBase64url(sha1)]];
  return kid !== null ? [['kid', kid]] : [];
}

function signedAssertion(authentication, { clientID, tokenEndpoint, now, random }) {
  const header = new Map([['alg', authentication.algorithm], ['typ', 'JWT'], ...keyName(authentication)]);
  const identifier = new Uint8Array(16); // token-request.assertion.7
  identifier.set(random.subarray(0, 16));
  // token-request.assertion.6, token-request.assertion.8, token-request.assertion.9
  const claims = new Map([
    ['aud', tokenEndpoint], ['iss', clientID], ['sub', clientID], ['jti', toBase64url(identifier)],
    ['nbf', now > 60n ? now - 60n : 0n], ['iat', now], ['exp', now + 300n],
  ]);
  const parts = [header, claims].map((part) => toBase64url(toUTF8(requestText(part)))); // token-request.assertion.11
  return [...parts, toBase64url(authentication.signature)].join('.'); // token-request.assertion.10
}
