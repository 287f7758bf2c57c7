// Comparing secrets.

import { timingSafeEqual } from 'node:crypto';
import { toUTF8 } from './utf8.mjs';

/** Whether two texts are the same, in a time that depends only on their lengths. */
export function isSameSecret(a, b) {
  const [first, second] = [toUTF8(a), toUTF8(b)];
  return first.length === second.length && timingSafeEqual(first, second);
}
