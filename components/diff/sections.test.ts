import { expect, test } from 'vitest';
import type { Part, Resource } from '@/lib/domain/resource';
import { sectionsOf } from './sections';

const step = (id: string, text = 'same'): Part => ({ type: 'step', id, name: id, kind: 'email', fields: { text } });
const resource = (parts: Part[], fields = {}): Resource => ({
  type: 'workflow',
  id: 'w',
  name: 'w',
  document: { fields, parts },
  hash: '',
  updatedAt: null,
  updatedBy: null,
  ignored: {},
  references: [],
});

test('a resource becomes its settings and its parts, with what happened to each', () => {
  const target = resource([step('a'), step('b'), step('gone')], { active: true });
  const source = resource([step('b'), step('a', 'other'), step('new')], { active: true });
  const sections = sectionsOf({ source, target });
  expect(sections.map(({ key, state, moved }) => [key, state, moved !== null])).toEqual([
    ['settings', 'unchanged', false],
    ['step/b', 'unchanged', false],
    ['step/a', 'modified', true],
    ['step/gone', 'deleted', false],
    ['step/new', 'added', false],
  ]);
  expect(sections[2]?.moved).toEqual({ from: 1, to: 2 });
});

test('what is new has nothing before, and what is deleted nothing after', () => {
  expect(sectionsOf({ source: resource([]), target: null })[0]).toMatchObject({ state: 'added', before: null });
  expect(sectionsOf({ source: null, target: resource([]) })[0]).toMatchObject({ state: 'deleted', after: null });
});
