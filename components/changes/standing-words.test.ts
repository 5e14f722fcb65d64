import { expect, test } from 'vitest';
import type { StandingSide } from '@/lib/endpoints/planned-documents';
import { standingWords } from './standing-words';

const side = (given: Partial<StandingSide>): StandingSide => ({
  side: 'target',
  environment: { id: 'p', name: 'Production', production: true },
  holds: 'before',
  problem: null,
  ...given,
});

test.each([
  ['nothing moved, not carried out', side({}), false, []],
  ['nothing moved, carried out', side({ holds: 'after' }), true, []],
  ['the source as planned', side({ side: 'source', holds: 'as_planned' }), false, []],
  ['somebody wrote to the target', side({ holds: 'other' }), false, [/moved since/]],
  ['somebody wrote to the target after the run', side({ holds: 'other' }), true, [/moved since/]],
  ['it was taken back', side({ holds: 'before' }), true, [/before again/]],
  ['somebody else did it', side({ holds: 'after' }), false, [/planned already/]],
  ['the source moved', side({ side: 'source', holds: 'other' }), false, [/no longer holds/]],
  ['nobody can tell', side({ holds: 'unknown', problem: 'Novu is away.' }), false, [/not known. Novu is away/]],
])('%s', (_what, given, done, words) => {
  expect(standingWords([given], done)).toEqual(words.map((word) => expect.stringMatching(word)));
});
