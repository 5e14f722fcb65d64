import { beforeEach, expect, it } from 'vitest';
import { admit, forgive } from '@/lib/auth/throttle';
import type { Database } from '@/lib/db/connect';
import { signInAttempts } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';

const noon = Date.parse('2026-03-01T12:00:00.000Z');
const after = (seconds: number) => new Date(noon + seconds * 1000);
const ada = { email: 'ada@example.test', address: '192.0.2.1' };
const elsewhere = (n: number) => ({ email: `person${n}@example.test`, address: '192.0.2.1' });

describeDatabases('the sign-in throttle', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
    await db.delete(signInAttempts);
  });

  async function fail(times: number, attempt = ada, at = after(0)) {
    for (let n = 0; n < times; n++) expect(await admit(db, attempt, at)).toEqual({ admitted: true });
  }

  it('blocks an account after five failures, and longer after each further one', async () => {
    await fail(5);
    expect(await admit(db, ada, after(0))).toEqual({ admitted: false, retryAfterSeconds: 15 });
    expect(await admit(db, ada, after(10.5))).toEqual({ admitted: false, retryAfterSeconds: 5 });
    await fail(1, ada, after(15));
    expect(await admit(db, ada, after(15))).toEqual({ admitted: false, retryAfterSeconds: 30 });
  });

  it('blocks an account from every address', async () => {
    await fail(5);
    expect(await admit(db, { ...ada, address: '198.51.100.7' }, after(1))).toMatchObject({ admitted: false });
  });

  it('never blocks for more than a quarter of an hour, and forgets after an hour of peace', async () => {
    let now = 0;
    for (let n = 0; n < 30; n++) {
      const admission = await admit(db, ada, after(now));
      if (!admission.admitted) now += admission.retryAfterSeconds;
      if (!admission.admitted) expect(admission.retryAfterSeconds).toBeLessThanOrEqual(900);
    }
    await fail(4, ada, after(now + 900 + 3601));
  });

  it('blocks an address that tries many accounts', async () => {
    for (let n = 0; n < 10; n++) await fail(1, elsewhere(n));
    expect(await admit(db, elsewhere(10), after(1))).toMatchObject({ admitted: false });
    expect(await admit(db, { ...elsewhere(10), address: '198.51.100.7' }, after(1))).toEqual({ admitted: true });
  });

  it('counts attempts that come at the same moment', async () => {
    const admissions = await Promise.all(Array.from({ length: 20 }, () => admit(db, ada, after(0))));
    expect(admissions.filter(({ admitted }) => admitted)).toHaveLength(5);
  });

  it('forgets an account on success, and of its address only that attempt', async () => {
    for (let n = 0; n < 8; n++) await fail(1, elsewhere(n));
    await fail(1);
    await forgive(db, ada, after(0));
    await fail(1);
    await forgive(db, ada, after(0));
    await fail(2, ada);
    expect(await admit(db, elsewhere(9), after(0))).toMatchObject({ admitted: false });
  });
});
