// The runner: node run.mjs FIXTURES/Vectors
//
// Runs the vectors of all kinds, and those that are held out, in the folder beside. Then it shows that the run can
// fail.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf, outcomeOf } from './vectors/compare.mjs';
import { readCases } from './vectors/files.mjs';
import { selfTest } from './vectors/self-test.mjs';

const folder = process.argv[2];
if (folder === undefined || process.argv.length > 3) {
  console.error('usage: node run.mjs FIXTURES/Vectors');
  process.exit(2);
}
const failures = [];

/** Runs cases of one kind, and returns them with their outcomes. */
function runCases(subject, run, { cases, problems }) {
  const results = cases.map((one) => ({ ...one, outcome: outcomeOf(run, one.given) }));
  const failed = results.map((one) => ({ where: one.where, why: failureOf(one.expect, one.outcome) }))
    .filter(({ why }) => why !== null)
    .map(({ where, why }) => `${where}: ${why}`);
  if (cases.length === 0) failures.push(`${subject}: no vectors`);
  failures.push(...problems, ...failed);
  console.log(`${subject}: ${results.length - failed.length} passed, ${failed.length + problems.length} failed`);
  return results;
}

const namesIn = (directory) => readdirSync(directory).sort();
const supported = namesIn(new URL('kinds/', import.meta.url)).map((name) => name.replace(/\.mjs$/, ''));
failures.push(...namesIn(folder).filter((kind) => !supported.includes(kind)).map((kind) => `${kind}: no such kind`));

const finished = [];
for (const kind of supported) {
  const { run } = await import(`./kinds/${kind}.mjs`);
  const vectors = namesIn(join(folder, kind)).map((name) => join(folder, kind, name));
  finished.push({ kind, run, results: runCases(kind, run, readCases(vectors, kind)) });
  runCases(`${kind}, held out`, run, readCases([join(folder, '..', 'HeldOut', `${kind}.json`)], kind));
}
for (const { kind, run, results } of failures.length === 0 ? finished : []) {
  const { noticed, problems } = selfTest(kind, run, results);
  failures.push(...problems.map((problem) => `${kind}: ${problem}`));
  console.log(`${kind}: ${noticed} of ${noticed + problems.length} changes noticed`);
}
for (const failure of failures) console.error(`failed: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
