// A sequence of events of sign-ins from devices: Rules/device-sign-in.md.

import { DeviceServer } from '../devices/server.mjs';
import { accepted, Refused } from '../outcome.mjs';
import {
  array, date, hexadecimal, integer, MalformedVector, optionalInteger, optionalObject, optionalText, requireOnly, text,
} from '../vectors/given.mjs';

const limits = {
  lifetime: [60, 1_800, 600],
  interval: [1, 60, 5],
  codesPerUser: [1, 100, 10],
  codesPerAddress: [1, 10_000, 50],
  codes: [1, 100_000, 1_000],
  requestsPerAddress: [1, 10_000, 100],
};

export function run(given) {
  requireOnly(given, ['events', 'limits']);
  const events = array(given, 'events');
  if (events.length < 1 || events.length > 10_000) throw new MalformedVector('not 1 to 10,000 events');
  const server = new DeviceServer(readLimits(optionalObject(given, 'limits', new Map())));
  const outcomes = [];
  const clients = new Set();
  let time = 0;
  let refusal = null;
  for (const [number, members] of events.entries()) {
    const event = readEvent(members, number);
    if (event.at < time) throw new MalformedVector('time goes back');
    if (event.kind === 'begin' && clients.has(event.client)) throw new MalformedVector('the client is not new');
    time = event.at;
    refusal = null;
    try {
      outcomes.push(happen(server, event));
      if (event.kind === 'begin') clients.add(event.client); // device-sign-in.begin.3: only with a request
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refusal = error;
      outcomes.push(error.codes[0]);
    }
  }
  if (refusal !== null) throw refusal; // device-sign-in.case.1
  return accepted({ outcomes });
}

function readLimits(given) {
  requireOnly(given, Object.keys(limits));
  return Object.fromEntries(Object.entries(limits).map(([name, [least, greatest, standard]]) => {
    // device-sign-in.count.11, device-sign-in.poll.13
    const value = Number(optionalInteger(given, name, BigInt(standard)));
    if (value < least || value > greatest) throw new MalformedVector(`“${name}” is out of its range`);
    return [name, value];
  }));
}

const members = {
  begin: ['client', 'random', 'address'],
  type: ['code', 'browser', 'user', 'authenticatedAt', 'address'],
  approve: ['browser', 'user', 'form'],
  deny: ['browser', 'user', 'form'],
  poll: ['client'],
};

/** The event as an object, with its number. Members that are absent are null. */
function readEvent(given, number) {
  if (!(given instanceof Map)) throw new MalformedVector('an event is not an object');
  const kind = text(given, 'do');
  if (!Object.hasOwn(members, kind)) throw new MalformedVector('unknown event');
  requireOnly(given, ['at', 'do', ...members[kind]]);
  const event = { kind, number, at: date(given, 'at') };
  switch (kind) {
    case 'begin':
      return {
        ...event,
        client: text(given, 'client'),
        random: hexadecimal(given, 'random'),
        address: optionalText(given, 'address', null),
      };
    case 'type':
      return {
        ...event,
        code: text(given, 'code'),
        browser: text(given, 'browser'),
        user: text(given, 'user'),
        authenticatedAt: date(given, 'authenticatedAt'),
        address: optionalText(given, 'address', null),
      };
    case 'poll':
      return { ...event, client: text(given, 'client') };
    default:
      return {
        ...event,
        browser: text(given, 'browser'),
        user: optionalText(given, 'user', null),
        form: given.has('form') ? Number(integer(given, 'form')) : null,
      };
  }
}

function happen(server, event) {
  switch (event.kind) {
    case 'begin': return server.begin(event);
    case 'type': return server.type(event);
    case 'approve': return server.decide('approved', event);
    case 'deny': return server.decide('denied', event);
    default: return server.poll(event);
  }
}
