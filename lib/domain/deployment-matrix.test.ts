import { describe, expect, test } from 'vitest';
import { columnsOf, filterMatrix, flowMatrix, isOlder, refOf } from './deployment-matrix';
import { deploymentNamed } from './testing-deployments';

const environments = [
  { id: 'UK', name: 'UK', production: false },
  { id: 'FR', name: 'FR', production: true },
];
const all = [
  deploymentNamed({ id: '1', flow: 'Orders', environment: 'UK', number: 10, enabled: true }),
  deploymentNamed({ id: '2', flow: 'Orders', environment: 'FR', number: 9, enabled: true }),
  deploymentNamed({ id: '3', flow: 'Refunds', environment: 'UK', number: 4 }),
  deploymentNamed({ id: '4', flow: 'Refunds', environment: 'none', number: 4, enabled: true }),
  deploymentNamed({ id: '5', flow: 'Stock', environment: 'UK', number: 1 }),
  deploymentNamed({ id: '6', flow: 'Stock', environment: 'FR', number: 1 }),
];

describe('flows beside environments', () => {
  test('each flow is one row that says how its environments differ', () => {
    const rows = flowMatrix(all, environments);
    expect(rows.map(({ flow, differences }) => [flow.name, [...differences]])).toEqual([
      ['Orders', ['version']],
      ['Refunds', ['state', 'missing']],
      ['Stock', []],
    ]);
  });

  test('the youngest version is found by its id, not by its text', () => {
    expect(flowMatrix(all, environments)[0]?.newest).toBe('10');
    expect(isOlder('9', '10')).toBe(true);
    expect(isOlder('b', 'a')).toBe(false);
  });

  test('a flow that is deployed twice in one environment keeps both', () => {
    const twice = [...all, deploymentNamed({ id: '7', flow: 'Stock', environment: 'FR', number: 2 })];
    expect(flowMatrix(twice, environments)[2]?.twins.map(({ id }) => id)).toEqual(['7']);
  });

  test('filters by name and by any of the differences', () => {
    const rows = flowMatrix(all, environments);
    expect(filterMatrix(rows, '', ['version', 'state']).map(({ flow }) => flow.name)).toEqual(['Orders', 'Refunds']);
    expect(filterMatrix(rows, 'sto', []).map(({ flow }) => flow.name)).toEqual(['Stock']);
  });
});

test('an environment that only a deployment tells of is a column too, and what has none counts as production', () => {
  expect(columnsOf(environments, all).map(({ id }) => id)).toEqual(['UK', 'FR', 'none']);
  expect(refOf({ id: 'none', name: 'No environment', type: null }).production).toBe(true);
  expect(refOf({ id: 'x', name: 'X', type: 'test' }).production).toBe(false);
});
