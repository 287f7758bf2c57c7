// The tables that the pages refer to as `../Data/NAME.json`.

import { readFileSync } from 'node:fs';
import { parseJSON } from './json/json.mjs';
import { JSONNumber } from './json/number.mjs';

const tables = new Map();

/** The value of a table, such as `data('hosts')`. Objects are plain, because their names are those of the project. */
export function data(name) {
  if (!tables.has(name)) {
    const bytes = readFileSync(new URL(`../../../Fixtures/Data/${name}.json`, import.meta.url));
    tables.set(name, plain(parseJSON(new Uint8Array(bytes), { bytes: 1 << 24, members: 1_000_000 })));
  }
  return tables.get(name);
}

function plain(value) {
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]));
  if (Array.isArray(value)) return value.map(plain);
  return value instanceof JSONNumber ? value.toDouble() : value;
}
