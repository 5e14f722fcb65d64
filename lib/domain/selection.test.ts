import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesOf, groupsOf } from './filter';
import { keyText } from './resource';
import type { Dependency } from './row';
import {
  hiddenTicks,
  isTickable,
  needSentence,
  needsOf,
  range,
  rowsByKey,
  setMany,
  settle,
  tickableKeys,
  toggle,
  triState,
} from './selection';
import { arbitraryRows, rowWith } from './testing-rows';

const nothing: ReadonlySet<string> = new Set();
const somewhere = fc.tuple(arbitraryRows, fc.infiniteStream(fc.boolean()));

function someTicks(rows: ReturnType<typeof rowWith>[], coins: Iterable<boolean>) {
  const flips = coins[Symbol.iterator]();
  return new Set(tickableKeys(rows).filter(() => flips.next().value === true));
}

describe('ticks', () => {
  test('toggling twice changes nothing', () => {
    expect(toggle(toggle(new Set(['a']), 'b'), 'b')).toEqual(new Set(['a']));
  });

  test('survive re-ordering and a new comparison of the same rows', () => {
    fc.assert(
      fc.property(somewhere, ([rows, coins]) => {
        const ticks = someTicks(rows, coins);
        const settled = settle(ticks, rowsByKey([...rows].reverse()));
        expect(settled).toEqual({ ticks, dropped: [] });
      }),
    );
  });

  test('survive filtering: what is visible and what is hidden add up to all of them', () => {
    fc.assert(
      fc.property(somewhere, fc.constantFrom('', 'a', 'w'), ([rows, coins], text) => {
        const ticks = someTicks(rows, coins);
        const groups = groupsOf(rows, { text, states: [], types: [] }, []);
        const visible = groups.flatMap((group) => group.rows);
        const shown = visible.map(keyText).filter((key) => ticks.has(key));
        expect(new Set([...shown, ...hiddenTicks(ticks, visible)])).toEqual(ticks);
      }),
    );
  });

  test('fall when their row vanished, became equal or was locked, and say so', () => {
    const rows = [
      rowWith({ type: 'w', id: 'equal', state: 'unchanged' }),
      rowWith({ type: 'w', id: 'locked', locked: 'It is managed in code' }),
      rowWith({ type: 'w', id: 'stays' }),
    ];
    const { ticks, dropped } = settle(new Set(['w/gone', 'w/equal', 'w/locked', 'w/stays']), rowsByKey(rows));
    expect(ticks).toEqual(new Set(['w/stays']));
    expect(dropped.map((drop) => drop.reason)).toEqual([
      'is in neither environment any more',
      'no longer differs',
      'It is managed in code',
    ]);
  });
});

describe('a range', () => {
  test('takes the tickable rows between both ends in the order in which they are seen, either way round', () => {
    fc.assert(
      fc.property(arbitraryRows, fc.nat(), fc.nat(), (rows, a, b) => {
        fc.pre(rows.length > 0);
        const [from, to] = [a % rows.length, b % rows.length];
        const keys = rows.map(keyText);
        const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1).filter(isTickable);
        const found = range(rows, keys[from] ?? '', keys[to] ?? '');
        expect(found).toEqual(between.map(keyText));
        expect(range(rows, keys[to] ?? '', keys[from] ?? '')).toEqual(found);
      }),
    );
  });

  test('is the one row when the other end is out of sight', () => {
    const rows = [rowWith({ type: 'w', id: 'a' }), rowWith({ type: 'w', id: 'b' })];
    expect(range(rows, 'w/hidden', 'w/b')).toEqual(['w/b']);
    expect(range(rows, 'w/a', 'w/hidden')).toEqual([]);
  });
});

describe('the box of a group', () => {
  test('follows the tickable rows alone', () => {
    const rows = [
      rowWith({ type: 'w', id: 'a' }),
      rowWith({ type: 'w', id: 'b' }),
      rowWith({ type: 'w', id: 'c', state: 'unchanged' }),
    ];
    expect(triState(nothing, rows)).toBe('none');
    expect(triState(new Set(['w/a']), rows)).toBe('some');
    expect(triState(new Set(['w/a', 'w/b']), rows)).toBe('all');
    expect(triState(setMany(nothing, tickableKeys(rows), true), rows)).toBe('all');
    expect(triState(nothing, [])).toBe('none');
  });
});

const needs = (id: string, reason = 'required', blocking = true): Dependency => ({
  type: 'l',
  id,
  name: id,
  reason,
  blocking,
});

describe('needs', () => {
  test('are followed through to the end, cycles included', () => {
    const rows = [
      rowWith({ type: 'l', id: 'a', dependencies: [needs('b')] }),
      rowWith({ type: 'l', id: 'b', state: 'added', dependencies: [needs('c')] }),
      rowWith({ type: 'l', id: 'c', state: 'added', dependencies: [needs('a'), needs('b')] }),
    ];
    const { missing } = needsOf(new Set(['l/a']), rows);
    expect(missing.map((need) => `${need.by.id}→${need.dependency.id}`).sort()).toEqual(['a→b', 'b→c', 'c→b']);
    expect(needsOf(new Set(['l/a', 'l/b', 'l/c']), rows).missing).toEqual([]);
  });

  test('that no row can meet cannot be added', () => {
    const rows = [rowWith({ type: 'w', id: 'a', dependencies: [needs('nowhere', 'missing')] })];
    expect(needsOf(new Set(['w/a']), rows).missing).toMatchObject([{ key: 'l/nowhere', addable: false }]);
  });

  test('that exist but differ are a warning, and none once they are ticked', () => {
    const rows = [
      rowWith({ type: 'w', id: 'a', dependencies: [needs('b', 'differs', false)] }),
      rowWith({ type: 'l', id: 'b' }),
    ];
    expect(needsOf(new Set(['w/a']), rows)).toMatchObject({ missing: [], differing: [{ key: 'l/b', addable: true }] });
    expect(needsOf(new Set(['w/a', 'l/b']), rows)).toEqual({ missing: [], differing: [] });
    expect(needsOf(nothing, rows)).toEqual({ missing: [], differing: [] });
  });

  test('never ask for what is ticked, whatever the rows look like', () => {
    fc.assert(
      fc.property(somewhere, fc.infiniteStream(fc.nat()), ([rows, coins], numbers) => {
        const tied = rows.map((row) => {
          const other = rows[(numbers.next().value ?? 0) % rows.length];
          return other ? { ...row, dependencies: [{ ...needs(other.id), type: other.type }] } : row;
        });
        const ticks = someTicks(tied, coins);
        const { missing } = needsOf(ticks, tied);
        expect(missing.every((need) => !ticks.has(need.key))).toBe(true);
        const added = setMany(
          ticks,
          missing.filter((need) => need.addable).map((need) => need.key),
          true,
        );
        expect(needsOf(added, tied).missing.every((need) => !need.addable)).toBe(true);
      }),
    );
  });

  test('are told in a sentence, and a reason that is not known is quoted', () => {
    const by = rowWith({ type: 'w', id: 'Welcome' });
    expect(needSentence({ by, dependency: needs('Main') }, 'Production')).toBe(
      '“Welcome” needs l “Main”, which Production does not have yet',
    );
    expect(needSentence({ by, dependency: needs('Main', 'AGENT_MOON') }, 'Production')).toContain('AGENT_MOON');
  });
});

describe('what is seen', () => {
  const everything = { text: '', states: [], types: [] };

  test('holds every row that differs in exactly one group, and deletions folded at first', () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const groups = groupsOf(rows, everything, ['layout', 'workflow']);
        const grouped = groups.flatMap((group) => group.rows.map(keyText)).sort();
        const differing = rows.filter((row) => row.state !== 'unchanged');
        expect(grouped).toEqual(differing.map(keyText).sort());
        const entries = entriesOf(groups, everything, new Set());
        const open = entries.flatMap((entry) => (entry.kind === 'row' ? [entry.row.state] : []));
        expect(open).not.toContain('deleted');
        const turned = new Set(groups.filter((group) => group.deletions).map((group) => group.key));
        expect(entriesOf(groups, everything, turned).filter((entry) => entry.kind === 'row')).toHaveLength(
          differing.length,
        );
      }),
    );
  });
});
