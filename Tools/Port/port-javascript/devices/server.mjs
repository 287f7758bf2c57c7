// A server at which devices sign users in (RFC 8628): Rules/device-sign-in.md.

import { Refused } from '../outcome.mjs';
import { AttemptCounter, countedAddress, countedNetwork } from './attempt-counter.mjs';
import { CodeSource, shownCode, typedCode } from './code.mjs';

const isUndecided = (request) => request.state === 'waiting' || request.state === 'shown';

export class DeviceServer {
  /** @param {Object<string, number>} limits all of them */
  constructor(limits) {
    this.limits = limits;
    this.requestsByClient = new Map();
    this.requestsByCode = new Map(); // the newest request with a code
    this.forms = new Map(); // by the number of the event that showed them
    this.lastForms = new Map(); // the number of the last form, by browser
    this.addressRequests = new AttemptCounter(limits.requestsPerAddress);
    this.networkRequests = new AttemptCounter(10 * limits.requestsPerAddress);
    this.userAttempts = new AttemptCounter(limits.codesPerUser);
    this.addressAttempts = new AttemptCounter(limits.codesPerAddress);
    this.attempts = new AttemptCounter(limits.codes);
  }

  begin({ at, client, random, address }) {
    if (address !== null) {
      const counted = countedAddress(address);
      if (counted === null) throw new Refused('device.request-invalid'); // device-sign-in.begin.1
      const network = countedNetwork(address);
      if (network !== null) {
        this.addressRequests.check(counted, at); // device-sign-in.begin.5
        this.networkRequests.count(network, at); // device-sign-in.begin.6
      }
      this.addressRequests.count(counted, at); // device-sign-in.begin.2
    }
    const source = new CodeSource(random);
    let code;
    do code = source.next(); while (this.isInUse(code, at)); // device-sign-in.code.4
    const request = {
      state: 'waiting', start: at, end: at + this.limits.lifetime, form: null, user: null,
      interval: this.limits.interval, lastPoll: null,
    };
    this.requestsByClient.set(client, request);
    this.requestsByCode.set(code, request); // device-sign-in.code.5
    return shownCode(code);
  }

  isInUse(code, at) {
    const request = this.requestsByCode.get(code);
    return request !== undefined && isUndecided(request) && at < request.end;
  }

  type({ at, number, code: typed, browser, user, authenticatedAt, address }) {
    const code = typedCode(typed); // device-sign-in.typed.4: not counted
    if (at - authenticatedAt > 600) throw new Refused('device.sign-in-not-new'); // device-sign-in.new.1
    // device-sign-in.count.1, device-sign-in.count.5
    this.userAttempts.count(user, at);
    const counted = address === null ? null : countedAddress(address);
    if (counted !== null) this.addressAttempts.count(counted, at);
    this.attempts.count('all', at);
    // device-sign-in.known.1, device-sign-in.known.2
    if (!this.isInUse(code, at)) throw new Refused('device.code-unknown');
    const request = this.requestsByCode.get(code);
    // device-sign-in.known.3
    if (request.form !== null && request.form.browser !== browser) throw new Refused('device.code-unknown');
    // device-sign-in.new.3
    if (request.start - authenticatedAt > 60) throw new Refused('device.sign-in-not-new');
    // device-sign-in.shown.1, device-sign-in.shown.2
    request.state = 'shown';
    request.form = { request, browser, user };
    this.forms.set(number, request.form);
    this.lastForms.set(browser, number);
    return 'shown';
  }

  /** @param {'approved'|'denied'} decision */
  decide(decision, { at, browser, user, form: formNumber }) {
    const form = this.forms.get(formNumber ?? this.lastForms.get(browser));
    if (form === undefined) throw new Refused('device.form-invalid'); // device-sign-in.form.1
    const { request } = form;
    const decider = user ?? form.user;
    if (!isUndecided(request)) throw new Refused('device.not-waiting'); // device-sign-in.form.2
    const isRight = request.form === form // device-sign-in.form.3
      && form.browser === browser // device-sign-in.form.4
      && form.user === decider; // device-sign-in.form.5
    if (!isRight) throw new Refused('device.form-invalid'); // device-sign-in.form.7
    if (at >= request.end) throw new Refused('device.not-waiting'); // device-sign-in.form.6
    request.state = decision;
    request.user = decider; // device-sign-in.form.10
    return decision;
  }

  poll({ at, client }) {
    const request = this.requestsByClient.get(client);
    switch (request?.state) {
      case undefined: return 'invalid_grant'; // device-sign-in.poll.1
      case 'denied': return 'access_denied'; // device-sign-in.poll.2
      case 'approved': {
        if (at >= request.end + 60) return 'expired_token'; // device-sign-in.poll.4
        request.state = 'delivered';
        this.requestsByClient.delete(client); // device-sign-in.poll.8
        return `approved ${request.user}`; // device-sign-in.poll.3
      }
      default: return this.pollUndecided(request, at);
    }
  }

  pollUndecided(request, at) {
    if (at >= request.end) return 'expired_token'; // device-sign-in.poll.5
    const isEarly = request.lastPoll !== null && at - request.lastPoll < request.interval;
    request.lastPoll = at; // device-sign-in.poll.11
    if (!isEarly) return `authorization_pending ${request.interval}`; // device-sign-in.poll.6
    request.interval = Math.min(request.interval + 5, 60); // device-sign-in.poll.10
    return `slow_down ${request.interval}`; // device-sign-in.poll.7
  }
}
