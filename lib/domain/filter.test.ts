import { describe, expect, test } from 'vitest';
import { countStates, entriesOf, type Filter, groupsOf, matching } from './filter';
import { rowWith } from './testing-rows';

const everything: Filter = { text: '', states: [], types: [] };
const welcome = rowWith({ type: 'workflow', id: 'welcome-email', name: 'Welcome' });
const equal = rowWith({ type: 'workflow', id: 'same', state: 'unchanged' });
const gone = rowWith({ type: 'workflow', id: 'old', state: 'deleted' });
const layout = rowWith({ type: 'layout', id: 'main', state: 'added' });

describe('a filter', () => {
  test('looks at name, id and people, and needs every word', () => {
    const ana = rowWith({ ...welcome, source: { name: 'Welcome', updatedAt: null, updatedBy: 'Ana' } });
    expect(matching({ ...everything, text: 'EMAIL ana' })(ana)).toBe(true);
    expect(matching({ ...everything, text: 'email bob' })(ana)).toBe(false);
  });

  test('leaves out what is equal until it is asked for', () => {
    expect(matching(everything)(equal)).toBe(false);
    expect(matching({ ...everything, states: ['unchanged'] })(equal)).toBe(true);
  });

  test('counts every state of what matches otherwise', () => {
    expect(countStates([welcome, equal, gone, layout], { ...everything, types: ['workflow'] })).toEqual({
      added: 0,
      modified: 1,
      deleted: 1,
      unknown: 0,
      unchanged: 1,
    });
  });
});

describe('groups', () => {
  test('come in the vendor’s order, unknown types last, deletions behind their own type', () => {
    const strange = rowWith({ type: 'agent_moon', id: 'x' });
    const groups = groupsOf([strange, gone, layout, welcome], everything, ['workflow', 'layout']);
    expect(groups.map((group) => group.key)).toEqual(['workflow', 'workflow:deleted', 'layout', 'agent_moon']);
  });

  test('of deletions open when they are searched or filtered for', () => {
    const kinds = (filter: Filter) =>
      entriesOf(groupsOf([gone], filter, []), filter, new Set()).map((entry) => entry.kind);
    expect(kinds(everything)).toEqual(['group']);
    expect(kinds({ ...everything, text: 'old' })).toEqual(['group', 'row']);
    expect(kinds({ ...everything, states: ['deleted'] })).toEqual(['group', 'row']);
  });
});
