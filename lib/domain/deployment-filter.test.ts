import { describe, expect, test } from 'vitest';
import {
  batchesOf,
  choicesIn,
  countDeployments,
  type DeploymentFilter,
  filterDeployments,
  idsBetween,
  noPackage,
  sortDeployments,
} from './deployment-filter';
import { deploymentNamed } from './testing-deployments';

const open: DeploymentFilter = { text: '', environment: null, flow: null, package: null, state: null };
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
const orders = deploymentNamed({ id: '1', flow: 'Orders', environment: 'UK', number: 2, enabled: true });
const refunds = deploymentNamed({ id: '2', flow: 'Refunds', environment: 'UK', number: 12, bundle: 'Core' });
const stock = deploymentNamed({ id: '3', flow: 'orders of stock', environment: 'FR', number: 3, enabled: true });
const all = [orders, refunds, stock];

describe('what the list is narrowed to', () => {
  test('every word must be somewhere in the row', () => {
    expect(ids(filterDeployments(all, { ...open, text: 'ORDERS fr' }))).toEqual(['3']);
    expect(ids(filterDeployments(all, { ...open, text: '#12' }))).toEqual(['2']);
  });

  test('environment, flow, package and state narrow together', () => {
    expect(ids(filterDeployments(all, { ...open, environment: 'UK', state: 'enabled' }))).toEqual(['1']);
    expect(ids(filterDeployments(all, { ...open, flow: 'Refunds' }))).toEqual(['2']);
    expect(ids(filterDeployments(all, { ...open, package: 'Core' }))).toEqual(['2']);
    expect(ids(filterDeployments(all, { ...open, package: noPackage }))).toEqual(['1', '3']);
  });

  test('a row that was touched stays although it no longer matches', () => {
    expect(ids(filterDeployments(all, { ...open, state: 'enabled' }, new Set(['2'])))).toEqual(['1', '2', '3']);
  });

  test('the counts of the states do not follow the chosen state', () => {
    expect(countDeployments(all, { ...open, state: 'disabled' })).toEqual({ enabled: 2, disabled: 1 });
  });
});

describe('the order', () => {
  test('by name without regard to case, and back', () => {
    expect(ids(sortDeployments(all, 'flow_name'))).toEqual(['1', '3', '2']);
    expect(ids(sortDeployments(all, '-flow_name'))).toEqual(['2', '3', '1']);
  });

  test('what was never enabled comes last either way', () => {
    expect(ids(sortDeployments(all, 'enabled_at')).at(-1)).toBe('2');
    expect(ids(sortDeployments(all, '-enabled_at')).at(-1)).toBe('2');
  });
});

test('choices are named once and sorted as people count', () => {
  expect(choicesIn(all, (one) => one.environment).map(({ name }) => name)).toEqual(['FR', 'UK']);
});

test('a stretch has both of its ends, whichever was pressed first', () => {
  expect(idsBetween(all, '3', '1')).toEqual(['1', '2', '3']);
  expect(idsBetween(all, 'gone', '2')).toEqual(['2']);
});

test('batches keep to one environment and to the most that one change takes', () => {
  const shape = batchesOf([orders, stock, refunds], 1).map((batch) => [batch.environment.id, ids(batch.deployments)]);
  expect(shape).toEqual([
    ['UK', ['1']],
    ['UK', ['2']],
    ['FR', ['3']],
  ]);
});
