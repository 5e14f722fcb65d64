import { describe, expect, test } from 'vitest';
import type { WorkflowSummary } from './workflow';
import { facetsOf, filterWorkflows, isMadeInCode, joinWorkflows, sortWorkflows } from './workflow-board';

const summary = (id: string, extra: Partial<WorkflowSummary> = {}): WorkflowSummary => ({
  id,
  name: id.toUpperCase(),
  status: 'ACTIVE',
  active: true,
  tags: [],
  severity: null,
  origin: null,
  steps: [],
  updatedAt: null,
  updatedBy: null,
  lastPublishedAt: null,
  lastTriggeredAt: null,
  ...extra,
});

const rows = joinWorkflows([
  {
    environment: 'dev',
    items: [summary('b', { tags: ['x'], updatedBy: 'Mira', updatedAt: '2026-01-02' }), summary('a')],
  },
  {
    environment: 'live',
    items: [summary('b', { status: 'INACTIVE', updatedAt: '2026-03-01' }), summary('c', { status: null })],
  },
]);
const both = ['dev', 'live'];
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

describe('workflows of several environments', () => {
  test('each workflow is one row, with the environments that have it', () => {
    expect(rows.map(({ id, cells }) => [id, Object.keys(cells)])).toEqual([
      ['b', ['dev', 'live']],
      ['a', ['dev']],
      ['c', ['live']],
    ]);
  });

  test('words, tag and status all have to fit, and only environments that are shown count', () => {
    const any = { text: '', tag: null, status: null };
    expect(ids(filterWorkflows(rows, { ...any, text: 'mira B' }, both))).toEqual(['b']);
    expect(ids(filterWorkflows(rows, { ...any, tag: 'x' }, both))).toEqual(['b']);
    expect(ids(filterWorkflows(rows, { ...any, tag: 'x' }, ['live']))).toEqual([]);
    expect(ids(filterWorkflows(rows, { ...any, status: 'INACTIVE' }, both))).toEqual(['b']);
    expect(ids(filterWorkflows(rows, { ...any, status: 'unknown' }, both))).toEqual(['c']);
  });

  test('times sort newest first, and what has none stays at the end either way', () => {
    expect(ids(sortWorkflows(rows, 'name', false, both))).toEqual(['a', 'b', 'c']);
    expect(ids(sortWorkflows(rows, 'name', true, both))).toEqual(['c', 'b', 'a']);
    expect(ids(sortWorkflows(rows, 'updated', false, both))).toEqual(['b', 'a', 'c']);
    expect(ids(sortWorkflows(rows, 'updated', true, both))).toEqual(['b', 'a', 'c']);
  });

  test('filters offer every tag and status, the unknown one too', () => {
    expect(facetsOf(rows)).toEqual({ tags: ['x'], statuses: ['ACTIVE', 'INACTIVE', 'unknown'] });
  });

  test('only what says it comes from elsewhere is taken for made in code', () => {
    expect([null, 'novu-cloud', 'external'].map(isMadeInCode)).toEqual([false, false, true]);
  });
});
