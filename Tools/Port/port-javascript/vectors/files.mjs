// Reading vector files. Their form is checked as strictly as the outcomes: a malformed vector is a failure.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readJSON } from '../json/json.mjs';
import { isText, isTexts } from '../text/texts.mjs';

const limits = { bytes: 268_435_456, levels: 512, members: 4_000_000 };

/** The cases in files of one kind, and what is wrong with the files. */
export function readCases(paths, kind) {
  const cases = [];
  const problems = [];
  for (const path of paths) {
    const names = new Set();
    for (const one of readFile(path, kind, problems)) {
      const where = `${kind}/${basename(path)} “${one instanceof Map ? one.get('name') : ''}”`;
      const problem = problemOf(one, names);
      if (problem !== null) problems.push(`${where}: ${problem}`);
      else cases.push({ where, given: one.get('given'), expect: one.get('expect') });
    }
  }
  return { cases, problems };
}

function readFile(path, kind, problems) {
  const file = readJSON(new Uint8Array(readFileSync(path)), limits);
  const cases = file instanceof Map && file.get('kind') === kind ? file.get('cases') : null;
  if (Array.isArray(cases) && cases.length > 0) return cases;
  problems.push(`${path} has no vectors of the kind ${kind}`);
  return [];
}

/** A member that is not one of the names, or undefined. */
function unknownMember(object, names) {
  return [...object.keys()].find((name) => !names.includes(name));
}

/** What is wrong with the form of a case, or null. `names` are those of the cases before it. */
function problemOf(one, names) {
  if (!(one instanceof Map)) return 'not an object';
  if (unknownMember(one, ['name', 'why', 'rule', 'given', 'expect']) !== undefined) return 'unknown member of the case';
  const name = one.get('name');
  if (!isText(name)) return 'no name';
  if (names.has(name)) return 'the name repeats';
  names.add(name);
  if (!isText(one.get('rule'))) return 'no rule';
  if (!(one.get('given') instanceof Map)) return 'given is not an object';
  return problemOfExpect(one.get('expect'));
}

function problemOfExpect(expect) {
  if (!(expect instanceof Map)) return 'expect is not an object';
  if (unknownMember(expect, ['accepted', 'refused', 'warnings', 'suggestion']) !== undefined) {
    return 'unknown member of expect';
  }
  if (expect.has('accepted') === expect.has('refused')) return 'both or none of accepted and refused';
  if (expect.has('accepted')) {
    if (!(expect.get('accepted') instanceof Map)) return 'accepted is not an object';
    if (expect.has('suggestion')) return 'suggestion with accepted';
    return !expect.has('warnings') || isTexts(expect.get('warnings')) ? null : 'warnings are not texts';
  }
  if (!isTexts(expect.get('refused')) || expect.get('refused').length === 0) return 'refused is not some texts';
  if (expect.has('warnings')) return 'warnings with refused';
  const suggestion = expect.get('suggestion') ?? null;
  return suggestion === null || isText(suggestion) ? null : 'suggestion is neither a text nor null';
}
