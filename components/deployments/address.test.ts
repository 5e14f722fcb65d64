import { describe, expect, test } from 'vitest';
import { pathsOf, readAddress, ticksFromHash, ticksToHash, unfiltered, writeAddress } from './address';

const write = (query: string, patch: Parameters<typeof writeAddress>[1]) =>
  writeAddress(new URLSearchParams(query), patch);

describe('the address of the deployments', () => {
  test('says nothing of what stands as it does anyway', () => {
    expect(write('tab=matrix&sort=-enabled_at&q=x', { tab: 'list', sort: 'flow_name', text: '' })).toBe('');
  });

  test('brings everything back that was written', () => {
    const patch = { text: 'a b', environment: '31', state: 'enabled', sort: '-enabled_at', bulk: 'disable' } as const;
    const more = { differences: ['version', 'missing'], open: '9', source: '31', target: '32', tab: 'matrix' } as const;
    expect(readAddress(new URLSearchParams(write('', { ...patch, ...more })))).toMatchObject({ ...patch, ...more });
  });

  test('leaves out what it does not know', () => {
    const read = readAddress(new URLSearchParams('sort=name&state=odd&differ=version,nonsense&bulk=delete'));
    expect(read).toMatchObject({ sort: 'flow_name', state: null, differences: ['version'], bulk: null });
  });

  test('clears every filter at once and nothing else', () => {
    expect(write('q=a&environment=1&flow=2&package=3&state=enabled&open=4', unfiltered)).toBe('open=4');
  });
});

test('ticks go behind the mark and come back', () => {
  const ticks = new Set(['9,1', '8']);
  expect(ticksFromHash(ticksToHash(ticks))).toEqual(ticks);
  expect(ticksToHash(new Set())).toBe('');
  expect(ticksFromHash('#other')).toEqual(new Set());
});

test('a promotion is a link with its flows, from where to where', () => {
  const href = pathsOf('patchworks').promote(['81', '82'], { source: '31', target: '32' });
  expect(href).toBe('/c/patchworks/deployments/promote?source=31&target=32&flow=81%2C82');
});
