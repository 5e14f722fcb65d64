import { expect, test } from 'vitest';
import type { Cell } from '@/lib/domain/pipeline';
import { referenceOf } from './step-reference';
import { boardForTest } from './testing-board';
import { buildName, durationWords, relationWords, statusWord } from './words';

test('a build is called by its commit, else by the end of its image', () => {
  expect(buildName({ commit: '0123456789', image: 'registry/web:1' })).toBe('0123456');
  expect(buildName({ commit: null, image: 'registry/search:47' })).toBe('search:47');
  expect(buildName(null)).toBe('nothing');
});

test('relations are told against the stage that they are counted from', () => {
  const { rows } = boardForTest({ 'web@Development': [3, 2, 1], 'web@Staging': [1], 'web@Production': [] });
  const words = (stage: string, left: string) => {
    const cell: Cell | undefined = rows[0]?.cells[stage];
    return cell && relationWords(cell, left);
  };
  expect(words('Staging', 'Development')).toBe('2 builds behind Development');
  expect(words('Production', 'Staging')).toBe('Nothing runs here');
});

test('a state that nobody knows is shown as it came', () => {
  expect(statusWord('verifying')).toBe('“verifying”');
  expect(statusWord('toString')).toBe('“toString”');
  expect(statusWord(null)).toBe('No state was given');
});

test.each([
  [8.9, '8 s'],
  [80, '1 min 20 s'],
  [7500, '2 h 5 min'],
  [-3, '0 s'],
])('%d seconds are %s', (seconds, words) => expect(durationWords(seconds)).toBe(words));

test('a step names its deployment once the vendor has accepted it, and steps of other kinds name none', () => {
  const step = { type: 'application', input: { application: 'a', pipeline: 'p' } };
  expect(referenceOf(step, {}, { reference: { newestBefore: 'd1' } })).toEqual({
    application: 'a',
    pipeline: 'p',
    deployment: null,
  });
  const cancel = { type: 'application', input: { application: 'a' } };
  expect(referenceOf(cancel, { pipeline: 'p' }, { reference: { deployment: 'd' } })?.deployment).toBe('d');
  expect(referenceOf({ ...step, type: 'flow' }, {}, undefined)).toBeNull();
});
