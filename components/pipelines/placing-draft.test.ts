import { describe, expect, test } from 'vitest';
import type { Placement } from '@/lib/domain/pipeline';
import { type Draft, draftsOf, placementsIn, rowsIn, type Save, savesFor, suggestionsFor } from './placing-draft';
import { stage } from './testing-board';

const stages = ['dev', 'staging', 'production'].map((id, order) => stage(id, order));
const drafts = (all: Record<string, [stage: string | null, ...rows: string[]]>) =>
  new Map(Object.entries(all).map(([id, [stage, ...rows]]): [string, Draft] => [id, { stage, rows }]));

/** What the server would hold after each save, which refuses an application in two stages. */
function play(before: ReadonlyMap<string, Draft>, saves: readonly Save[]): Placement[] {
  let held = placementsIn(before);
  for (const { stage, applications } of saves) {
    held = [
      ...held.filter((one) => one.stage !== stage),
      ...applications.flatMap(({ id, rows }) => rows.map((row) => ({ stage, application: id, row }))),
    ];
    const homes = new Map<string, string>();
    for (const one of held) {
      expect([one.application, homes.get(one.application) ?? one.stage]).toEqual([one.application, one.stage]);
      homes.set(one.application, one.stage);
    }
  }
  return held;
}
const sorted = (all: readonly Placement[]) => all.map((one) => JSON.stringify(Object.entries(one).sort())).sort();

describe('saving placements', () => {
  test('nothing is saved when nothing changed, whatever the order of the rows', () => {
    const before = drafts({ a: ['dev', 'web-eu', 'web-us'] });
    expect(savesFor({ stages }, before, drafts({ a: ['dev', 'web-us', 'web-eu'], b: [null, 'b'] }))).toEqual([]);
  });

  test('only the stages that changed are saved', () => {
    const before = drafts({ a: ['dev', 'web'], b: ['staging', 'web'] });
    const after = drafts({ a: ['dev', 'web'], b: ['staging', 'site'] });
    expect(savesFor({ stages }, before, after)).toEqual([
      { stage: 'staging', applications: [{ id: 'b', rows: ['site'] }] },
    ]);
  });

  test('two applications that change places are never in two stages at once', () => {
    const before = drafts({ a: ['dev', 'web'], b: ['staging', 'web'], c: ['dev', 'api'] });
    const after = drafts({ a: ['staging', 'web'], b: ['dev', 'web'], c: ['dev', 'api'] });
    const saves = savesFor({ stages }, before, after);
    expect(sorted(play(before, saves))).toEqual(sorted(placementsIn(after)));
  });

  test('any edit arrives as it was drawn up', () => {
    const random = randomFrom(7);
    for (let round = 0; round < 300; round++) {
      const one = () => {
        const all: Record<string, [string | null, ...string[]]> = {};
        for (const id of 'abcdef')
          all[id] = [[null, 'dev', 'staging', 'production'][random(4)] ?? null, `${id}-${random(2)}`];
        return drafts(all);
      };
      const [before, after] = [one(), one()];
      expect(sorted(play(before, savesFor({ stages }, before, after)))).toEqual(sorted(placementsIn(after)));
    }
  });
});

test('rows are typed with commas, and fall back to the name without its stage', () => {
  expect(rowsIn(' web-eu, web-us ,,web-eu', 'Web (dev)')).toEqual(['web-eu', 'web-us']);
  expect(rowsIn('  ', 'Storefront web (dev)')).toEqual(['storefront-web']);
});

test('only what stands nowhere is suggested, with every row of it', () => {
  const suggested = [
    { stage: 'dev', application: 'a', row: 'web-eu', because: 'Its name says development.' },
    { stage: 'dev', application: 'a', row: 'web-us', because: 'Its name says development.' },
    { stage: 'staging', application: 'b', row: 'web', because: 'Its name says staging.' },
    { stage: 'staging', application: 'c', row: 'api', because: 'Its name says staging.' },
  ];
  const placed = draftsOf([{ stage: 'production', application: 'b', row: 'web' }]);
  expect([...suggestionsFor(suggested, placed, new Map([['c', 'Another pipeline']]))]).toEqual([
    ['a', { stage: 'dev', rows: ['web-eu', 'web-us'], because: 'Its name says development.' }],
  ]);
});

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
