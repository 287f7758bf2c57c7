// Responses of Microsoft Graph with groups: Rules/groups-overage.md.

import { readJSON } from '../json/json.mjs';
import { Refused } from '../outcome.mjs';
import { isGUID, lowerASCII } from '../text/texts.mjs';
import { mayFollow } from './request.mjs';

const maximumBytes = 2_097_152;
const maximumGroups = 11_000;
const limits = { levels: 16 };
const codes = new Map([
  [401n, 'graph.token-rejected'], // groups-overage.response.3
  [403n, 'graph.permission-missing'], // groups-overage.response.4
  [404n, 'graph.user-not-found'], // groups-overage.response.5
  [429n, 'graph.throttled'], [503n, 'graph.throttled'], [504n, 'graph.throttled'], // groups-overage.response.6
]);

/** The groups of a page, their names, and the link to the next page. */
export function readGroups(request, areMemberships, status, body) {
  if (body.length > maximumBytes) throw new Refused('exchange.unreachable'); // groups-overage.response.1
  if (status !== 200n) throw new Refused(codeOfStatus(status, body));
  const page = readJSON(body, { ...limits, bytes: maximumBytes });
  if (page === undefined) throw new Refused('exchange.not-json'); // groups-overage.response.8
  if (!(page instanceof Map)) throw wrongType(); // groups-overage.response.9
  if (!page.has('value')) throw new Refused('exchange.missing-member'); // groups-overage.response.10
  const elements = page.get('value');
  if (!Array.isArray(elements)) throw wrongType();
  const list = elements.map(areMemberships ? membership : directoryObject);
  if (list.length > maximumGroups) throw new Refused('graph.too-many-groups'); // groups-overage.response.15
  return {
    groups: list.map(({ id }) => id), // groups-overage.response.14
    names: list.map(({ name }) => name),
    next: nextLink(page, request),
  };
}

const wrongType = () => new Refused('exchange.wrong-type');

function codeOfStatus(status, body) {
  if (status === 400n) {
    const value = readJSON(body, limits);
    const error = value instanceof Map ? value.get('error') : null;
    const isTooLarge = error instanceof Map && error.get('code') === 'Directory_ResultSizeLimitExceeded';
    if (isTooLarge) return 'graph.too-many-groups'; // groups-overage.response.2
  }
  return codes.get(status) ?? 'exchange.http-status'; // groups-overage.response.7
}

function identifier(value) {
  if (typeof value !== 'string' || !isGUID(value)) throw wrongType();
  return lowerASCII(value);
}

function directoryObject(element) {
  return { id: identifier(element), name: null }; // groups-overage.response.11
}

function membership(element) {
  if (!(element instanceof Map)) throw wrongType();
  const id = identifier(element.get('id')); // groups-overage.response.12
  const name = element.get('displayName') ?? null;
  if (name !== null && typeof name !== 'string') throw wrongType(); // groups-overage.response.13
  return { id, name };
}

function nextLink(page, request) {
  if (!page.has('@odata.nextLink')) return null;
  const link = page.get('@odata.nextLink');
  if (typeof link !== 'string') throw wrongType(); // groups-overage.response.16
  if (request.method === 'POST') throw new Refused('graph.too-many-groups'); // groups-overage.response.17
  if (!mayFollow(link, request.url)) throw new Refused('graph.foreign-link');
  return link;
}
