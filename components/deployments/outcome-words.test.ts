import { describe, expect, test } from 'vitest';
import { deploymentNamed } from '@/lib/domain/testing-deployments';
import { CallError } from '@/lib/http/call';
import { statusOf } from './outcome-words';

const off = deploymentNamed({ id: '1', flow: 'Orders', environment: 'UK', number: 1 });
const problem = { type: '', title: '', status: 422, detail: 'It is locked.', code: 'vendor_rejected', requestId: '' };
const refused = { kind: 'refused', error: new CallError(problem) } as const;

describe('what became of a deployment', () => {
  test('what could not be read afterwards is unknown, whatever the change says', () => {
    const status = statusOf(refused, { read: false, why: 'No answer.' }, 'disable');
    expect(status.kind).toBe('unknown');
    expect(status.message).toMatch(/is not known.*No answer\./);
  });

  test('what is gone is said to be gone', () => {
    expect(statusOf(refused, { read: true, now: null }, 'enable').kind).toBe('gone');
  });

  test('a refusal says how it stands now, once', () => {
    expect(statusOf(refused, { read: true, now: off }, 'enable').message).toBe('It is locked. It is disabled.');
  });
});
