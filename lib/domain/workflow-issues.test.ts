import { expect, test } from 'vitest';
import type { JsonObject } from './json';
import { issuesOf } from './workflow-issues';

test('every issue of a workflow and of its steps is found, whatever group it is in', () => {
  const document: JsonObject = {
    issues: { name: [{ issueType: 'DUPLICATE', message: 'Taken' }] },
    steps: [
      { name: 'Fine' },
      {
        name: 'Mail',
        issues: {
          controls: { subject: [{ issueType: 'MISSING_VALUE', message: 'Subject is missing' }] },
          integration: { email: [{ issueType: 'MISSING_INTEGRATION', message: 'No provider' }] },
          surprise: { message: 'Of a new kind' },
        },
      },
    ],
  };
  expect(issuesOf(document)).toEqual([
    { step: null, place: 'name', kind: 'DUPLICATE', message: 'Taken' },
    { step: 'Mail', place: 'subject', kind: 'MISSING_VALUE', message: 'Subject is missing' },
    { step: 'Mail', place: 'email', kind: 'MISSING_INTEGRATION', message: 'No provider' },
    { step: 'Mail', place: 'surprise', kind: '', message: 'Of a new kind' },
  ]);
  expect(issuesOf({})).toEqual([]);
});
