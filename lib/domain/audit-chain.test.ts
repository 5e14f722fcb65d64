import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AuditFacts, endBreach, firstBroken, genesis, recordHash } from './audit-chain';

function chain(length: number): (AuditFacts & { hash: string })[] {
  const records: (AuditFacts & { hash: string })[] = [];
  for (let sequence = 1; sequence <= length; sequence++) {
    const facts: AuditFacts = {
      sequence,
      at: new Date(sequence * 1000).toISOString(),
      actorId: 'a',
      actorName: 'Ada',
      event: 'change.submitted',
      connectionId: 'novu',
      environmentId: null,
      subject: `change/${sequence}`,
      requestId: null,
      data: { n: sequence },
      previousHash: records.at(-1)?.hash ?? genesis,
    };
    records.push({ ...facts, hash: recordHash(facts) });
  }
  return records;
}

test('an untouched chain is whole', () => {
  expect(firstBroken(chain(5))).toBeNull();
  expect(firstBroken([])).toBeNull();
});

test('whatever is altered, the first record that no longer follows is named', () => {
  const alter: ((record: AuditFacts & { hash: string }) => void)[] = [
    (record) => (record.actorName = 'Eve'),
    (record) => (record.data = { n: -1 }),
    (record) => (record.at = new Date(0).toISOString()),
    (record) => (record.subject = null),
    (record) => (record.hash = record.hash.replace(/./, (first) => (first === '0' ? '1' : '0'))),
  ];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.constantFrom(...alter), (victim, change) => {
      const records = chain(8);
      const record = records[victim - 1];
      if (record) change(record);
      expect(firstBroken(records)).toBe(victim);
    }),
  );
});

test('a record that is taken out is missed', () => {
  expect(firstBroken(chain(5).filter(({ sequence }) => sequence !== 3))).toBe(4);
});

test('an end that is not the one on record is told for what it is', () => {
  const last = { sequence: 5, hash: 'a' };
  expect(endBreach(last, last)).toBeNull();
  expect(endBreach(last, { sequence: 6, hash: 'b' })).toMatchObject({
    record: 6,
    why: expect.stringMatching(/^Record 6 is missing/),
  });
  expect(endBreach(last, { sequence: 8, hash: 'b' })).toMatchObject({
    record: 6,
    why: expect.stringMatching(/^Records 6 to 8 are missing/),
  });
  expect(endBreach(last, { sequence: 3, hash: 'b' })).toMatchObject({ record: 4 });
  expect(endBreach(last, { sequence: 5, hash: 'b' })).toMatchObject({
    record: 5,
    why: expect.stringMatching(/replaced/),
  });
});
