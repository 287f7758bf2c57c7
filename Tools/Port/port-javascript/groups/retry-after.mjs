// How long to wait before another request to Microsoft Graph: Rules/groups-overage.md, “Waits”.

import { withoutOuterSpace } from '../text/http.mjs';

const maximum = 2 ** 31;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const date = new RegExp('^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), ([0-9]{2}) '
  + `(${months.join('|')}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT$`);

/** The whole seconds of a `Retry-After` field, or null. */
export function secondsToWait(field, now) {
  const text = withoutOuterSpace(field); // groups-overage.wait.2
  // groups-overage.wait.1, groups-overage.wait.3. An infinite number is as great as any other.
  if (/^[0-9]+$/.test(text)) return Math.min(Number(text), maximum);
  const end = secondsOfDate(text);
  if (end === null) return null; // groups-overage.wait.8
  // groups-overage.wait.4, groups-overage.wait.5
  return Math.min(Math.max(Math.ceil(end - now), 0), maximum);
}

/** The seconds since 1970 of an `IMF-fixdate`, or null. */
function secondsOfDate(text) {
  const match = date.exec(text);
  if (match === null) return null;
  const [day, year, hour, minute, second] = [1, 3, 4, 5, 6].map((index) => Number(match[index]));
  // groups-overage.wait.7
  const isValid = year >= 1970 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 60;
  if (!isValid) return null;
  const days = daysBefore(year, months.indexOf(match[2])) + day - 1;
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}

/** The days from 1970 to the beginning of a month, counted from 0. groups-overage.wait.6 */
function daysBefore(year, month) {
  const leapDays = (before) => Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const isLeap = leapDays(year) > leapDays(year - 1);
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const inYear = lengths.slice(0, month).reduce((sum, length) => sum + length, 0);
  return (year - 1970) * 365 + leapDays(year - 1) - leapDays(1969) + inYear;
}
