// The parameters of the request that begins a sign-in, and its URL: Rules/authorization-request.md.

import { createHash } from 'node:crypto';
import { splitURL } from '../addresses/urls.mjs';
import { toBase64url } from '../text/base64url.mjs';
import { formPairs } from '../text/forms.mjs';
import { percentEncoded } from '../text/percent.mjs';
import { toUTF8 } from '../text/utf8.mjs';

/** The words of a response type, without order and repetition: authorization-request.offer.1. */
const words = (responseType) => [...new Set(responseType.split(' '))].sort().join(' ');

/**
 * The codes and warnings of what the provider does not offer.
 * @param {{responseType: string, responseMode: string, namesItself: boolean}} provider
 * @param {Map} metadata the document as served, so that an absent member is absent
 */
export function checkOffer({ responseType, responseMode, namesItself }, metadata) {
  const codes = [];
  // authorization-request.offer.1
  const isOffered = metadata.get('response_types_supported').some((entry) => words(entry) === words(responseType));
  if (!isOffered) codes.push('config.response-type-unsupported');
  // authorization-request.offer.2, authorization-request.offer.3
  const modes = metadata.get('response_modes_supported');
  if (modes !== undefined && !modes.includes(responseMode)) codes.push('config.response-mode-unsupported');
  const states = (name) => metadata.get(name) === true;
  // authorization-request.offer.4, authorization-request.offer.5
  if (namesItself && !states('authorization_response_iss_parameter_supported')) codes.push('config.shared-callback');
  // authorization-request.offer.6
  if (isPushed(metadata) && !metadata.has('pushed_authorization_request_endpoint')) {
    codes.push('config.pushed-authorization-unsupported');
  }
  // authorization-request.offer.7
  if (states('require_signed_request_object')) codes.push('config.signed-request-required');
  // authorization-request.offer.8
  const hasAlgorithm = metadata.get('id_token_signing_alg_values_supported').includes('RS256');
  return { codes, warnings: hasAlgorithm ? [] : ['config.algorithms-differ'] };
}

/** Whether the parameters are posted to the provider first. */
function isPushed(metadata) {
  return metadata.get('require_pushed_authorization_requests') === true;
}

/** Whether the inputs of a request are valid: authorization-request.request.1 to authorization-request.request.6 */
export function isValidRequest({ state, nonce, codeVerifier, loginHint, prompt, maxAge }, metadata) {
  const prompts = metadata.get('prompt_values_supported') ?? ['login', 'none', 'consent', 'select_account'];
  const isPrompt = prompt === undefined
    || (['login', 'none', 'consent', 'select_account'].includes(prompt) && prompts.includes(prompt));
  const selectsTwice = prompt === 'select_account' && loginHint !== undefined;
  const isAge = maxAge === undefined || maxAge >= 0n;
  return isPrompt && !selectsTwice && isAge && state !== '' && nonce !== ''
    && /^[A-Za-z0-9\-._~]{43,128}$/.test(codeVerifier);
}

/** The pairs of names and values, in their order. */
export function requestParameters({ clientID, responseType, responseMode, scope }, request) {
  const types = responseType.split(' ');
  const parameters = [ // authorization-request.parameters.1
    ['client_id', clientID],
    // authorization-request.parameters.3
    ['response_type', ['code', 'id_token'].filter((word) => types.includes(word)).join(' ')],
    ['redirect_uri', request.callback], // authorization-request.parameters.7
    ['scope', scope],
    ['response_mode', responseMode],
    ['state', request.state],
    ['nonce', request.nonce],
  ];
  if (types.includes('code')) { // authorization-request.parameters.2
    const hash = createHash('sha256').update(toUTF8(request.codeVerifier)).digest();
    parameters.push(['code_challenge', toBase64url(hash)], ['code_challenge_method', 'S256']);
  }
  // authorization-request.parameters.4 to authorization-request.parameters.6
  const { loginHint, domainHint, prompt, maxAge } = request;
  const optional = [
    ['login_hint', loginHint], ['domain_hint', domainHint], ['prompt', prompt], ['max_age', maxAge?.toString()],
  ];
  return [...parameters, ...optional.filter(([, value]) => value !== undefined)];
}

/**
 * Where the request is sent: `endpoint`, `url` and `pushEndpoint`. Null if the query of the endpoint cannot be decoded,
 * or has the name of a parameter that is sent.
 */
export function requestAddress(metadata, parameters) {
  const endpoint = metadata.get('authorization_endpoint'); // authorization-request.url.1
  const pushed = isPushed(metadata);
  // authorization-request.endpoint.5
  const sent = pushed ? ['client_id', 'request_uri'] : parameters.map(([name]) => name);
  const { query } = splitURL(endpoint);
  const present = formPairs(query ?? '');
  // authorization-request.endpoint.1 to authorization-request.endpoint.4
  if (present === null || present.some(([name]) => sent.includes(name))) return null;
  // authorization-request.url.4, authorization-request.url.5
  if (pushed) return { endpoint, url: null, pushEndpoint: metadata.get('pushed_authorization_request_endpoint') };
  // authorization-request.url.2, authorization-request.url.3
  const separator = query === null ? '?' : query === '' ? '' : '&';
  const escaped = parameters.map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`).join('&');
  return { endpoint, url: endpoint + separator + escaped, pushEndpoint: null };
}
