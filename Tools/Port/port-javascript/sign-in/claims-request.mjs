// Requests for claims (OpenID Connect Core §5.5) and how several are merged: Rules/claims-challenge.md.

import { sameValue } from '../json/values.mjs';

const places = ['id_token', 'access_token', 'userinfo'];
const isObject = (value) => value instanceof Map;
const isObjectOrNull = (value) => value === null || isObject(value);

/** Whether a JSON value is a request for claims. */
export function isClaimsRequest(value) {
  if (!isObject(value)) return false;
  return places.every((name) => {
    if (!value.has(name)) return true;
    const place = value.get(name);
    // claims-challenge.request.1, claims-challenge.request.2
    return isObjectOrNull(place) && (place === null || [...place.values()].every(isObjectOrNull));
  });
}

/** claims-challenge.merge.4: the members of both, where `join` decides about those that both have. */
function mergeMembers(first, second, join) {
  const result = new Map(first);
  for (const [name, value] of second) {
    result.set(name, result.has(name) ? join(result.get(name), value, name) : value);
  }
  return result;
}

/** claims-challenge.merge.5: `null` gives way to an object, and `merge` joins two objects. */
function mergeObjects(first, second, merge) {
  if (first === null) return second;
  if (second === null) return first;
  return merge(first, second);
}

/** Both requests in one. Neither is changed. */
export function mergeRequests(first, second) {
  return mergeMembers(first, second, (one, other, name) => (
    // claims-challenge.merge.11
    places.includes(name) ? mergeObjects(one, other, mergePlaces) : other));
}

function mergePlaces(first, second) {
  return mergeMembers(first, second, (one, other) => mergeObjects(one, other, mergeClaims));
}

/** The values that a claim requests. */
function requestedValues(claim) {
  const single = claim.has('value') ? [claim.get('value')] : [];
  const several = claim.get('values');
  return Array.isArray(several) ? [...single, ...several] : single;
}

function mergeClaims(first, second) {
  const result = mergeMembers(first, second, (one, other, name) => (
    // claims-challenge.merge.9, claims-challenge.merge.10
    name === 'essential' ? one === true || other === true : other));
  // claims-challenge.merge.6
  const values = [];
  for (const value of [...requestedValues(first), ...requestedValues(second)]) {
    if (!values.some((earlier) => sameValue(earlier, value))) values.push(value); // claims-challenge.merge.7
  }
  // claims-challenge.merge.8
  const isList = first.has('values') || second.has('values') || values.length > 1;
  result.delete('value');
  result.delete('values');
  if (isList) result.set('values', values);
  else if (values.length === 1) result.set('value', values[0]);
  return result;
}
