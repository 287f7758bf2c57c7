// Counting attempts in 15 minutes: “Counting” of Rules/device-sign-in.md.

import { embeddedIPv4, isMapped, parseIPv4, parseIPv6 } from '../addresses/ip-addresses.mjs';
import { Refused } from '../outcome.mjs';

const duration = 900;

/** What an address counts as, or null if the text is not an IP address. */
export function countedAddress(text) {
  const short = parseIPv4(text);
  if (short !== null) return short.join('.');
  const long = parseIPv6(text);
  if (long === null) return null;
  if (isMapped(long)) return embeddedIPv4(long).join('.'); // device-sign-in.count.8
  return long.slice(0, 4).join(':'); // device-sign-in.count.9
}

/** The network of an IPv6 address, or null for any other text: device-sign-in.begin.4 */
export function countedNetwork(text) {
  const long = parseIPv6(text);
  return long === null || isMapped(long) ? null : long.slice(0, 3).join(':');
}

export class AttemptCounter {
  constructor(limit) {
    this.limit = limit;
    this.periods = new Map(); // by what is counted: when its period began, and its attempts
  }

  /** Counts an attempt, or refuses it. */
  count(key, at) {
    this.check(key, at);
    const period = this.current(key, at);
    if (period === undefined) this.periods.set(key, { start: at, attempts: 1 });
    else period.attempts += 1;
  }

  /** Refuses an attempt that is one too many, without counting it. */
  check(key, at) {
    const attempts = this.current(key, at)?.attempts ?? 0;
    if (attempts >= this.limit) throw new Refused('device.too-many-attempts'); // device-sign-in.count.2
  }

  /** The period that has not ended, if there is one: device-sign-in.count.4 */
  current(key, at) {
    const period = this.periods.get(key);
    return period !== undefined && at < period.start + duration ? period : undefined;
  }
}
