// Shows that the check can fail: PORTING.md, “How to verify a port”. A runner that compares too little passes
// everything, even an incorrect port.

import { failureOf, outcomeOf } from './compare.mjs';

/** Kinds that refuse nothing, so no expected code can be changed. */
const neverRefused = ['digest'];

/**
 * Changes one case at a time: that case must fail, and no other.
 * @param {Array} results the cases of a kind, all passed, with their outcomes
 */
export function selfTest(kind, run, results) {
  const problems = [];
  let noticed = 0;
  const attempt = (name, change, isSuitable) => {
    const chosen = results.find(isSuitable);
    const changed = chosen && { ...chosen, ...change(chosen) };
    // The changed case runs again; the outcomes of the others are as before, because a validation has no state.
    const isFailing = (one) => (one === chosen
      ? failureOf(changed.expect, outcomeOf(run, changed.given)) !== null
      : failureOf(one.expect, one.outcome) !== null);
    const failing = results.filter(isFailing);
    if (chosen !== undefined && failing.length === 1 && failing[0] === chosen) noticed += 1;
    else problems.push(`a change of ${name} was not noticed`);
  };
  if (!neverRefused.includes(kind)) attempt('an expected code', withOtherCode, ({ expect }) => expect.has('refused'));
  attempt('a member of an outcome', withOtherOutcome, ({ expect }) => expect.get('accepted')?.size > 0);
  attempt('the warnings', withOtherWarning, ({ expect }) => expect.has('warnings'));
  const hasSuggestion = ({ expect }) => expect.has('suggestion');
  if (results.some(hasSuggestion)) attempt('the suggestion', withOtherSuggestion, hasSuggestion);
  attempt('the given input', withUnreadMember, () => true);
  // In every case: whatever else is wrong, none passes with a member that its kind does not know.
  const careless = results.filter((one) => (
    failureOf(one.expect, outcomeOf(run, withUnreadMember(one).given)) === null));
  problems.push(...careless.map(({ where }) => `an unknown member of given was not noticed in ${where}`));
  return { noticed, problems };
}

function withOtherCode({ expect }) {
  const [code, ...others] = expect.get('refused');
  return { expect: new Map([...expect, ['refused', [`${code}-changed`, ...others]]]) };
}

function withOtherOutcome({ expect }) {
  const [[name, value], ...others] = expect.get('accepted');
  return { expect: new Map([...expect, ['accepted', new Map([[name, [value]], ...others])]]) };
}

function withOtherWarning({ expect }) {
  return { expect: new Map([...expect, ['warnings', [...expect.get('warnings'), 'changed']]]) };
}

function withOtherSuggestion({ expect }) {
  return { expect: new Map([...expect, ['suggestion', `${expect.get('suggestion')} changed`]]) };
}

function withUnreadMember({ given }) {
  return { given: new Map([...given, ['unread', null]]) };
}
