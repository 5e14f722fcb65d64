import { expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import type { Resource } from '@/lib/domain/resource';
import { differencesOf } from './differences';

const resource = (settings: JsonObject, variables: JsonObject): Resource => ({
  type: 'application',
  id: 'web',
  name: 'web',
  document: { fields: { build: null, settings, variables }, parts: [] },
  hash: '',
  updatedAt: null,
  updatedBy: null,
  ignored: {},
  references: [],
});
const variable = (value: string, buildTime = false) => ({ value, runtime: true, buildTime });

test('settings and variables are told apart, and what is equal is only counted', () => {
  const source = resource(
    { autoDeploy: true, branch: 'main', allowDeployPaths: [], dockerImage: null },
    { SAME: variable('h1'), OTHER: variable('h2', true), OURS: variable('h3') },
  );
  const target = resource(
    { autoDeploy: false, branch: 'main', allowDeployPaths: [], dockerImage: null },
    { THEIRS: variable('h5'), SAME: variable('h1'), OTHER: variable('h4', true) },
  );
  expect(differencesOf(source, target)).toEqual({
    settings: [{ name: 'autoDeploy', source: 'yes', target: 'no' }],
    equalSettings: 3,
    variables: [
      { name: 'OTHER', state: 'differs', buildTime: true },
      { name: 'OURS', state: 'source_only', buildTime: false },
      { name: 'THEIRS', state: 'target_only', buildTime: false },
    ],
    equalVariables: 1,
  });
});
