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

export class AttemptCounter {
  constructor(limit) {
    this.limit = limit;
    this.periods = new Map(); // by what is counted: when its period began, and its attempts
  }

  /** Counts an attempt, or refuses it. */
  count(key, at) {
    const period = this.periods.get(key);
    // device-sign-in.count.4
    if (period === undefined || at >= period.start + duration) {
      this.periods.set(key, { start: at, attempts: 1 });
      return;
    }
    if (period.attempts >= this.limit) throw new Refused('device.too-many-attempts'); // device-sign-in.count.2
    period.attempts += 1;
  }
}
