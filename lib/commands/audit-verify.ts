import { followAudit } from '@/lib/db/audit';
import { closeDatabase, database } from '@/lib/db/connect';

/** `npm run audit:verify`: follows the whole chain and names the first record that does not follow. */
async function verify(): Promise<number> {
  const { records, breach } = await followAudit(await database());
  if (breach === null) console.log(`The audit log is whole: ${records} records follow from one another.`);
  else console.error(`The audit log is broken at record ${breach.record}. ${breach.why}`);
  return breach === null ? 0 : 1;
}

try {
  process.exitCode = await verify();
} catch (error) {
  console.error('The audit log was not verified.');
  console.error(error instanceof Error ? error.message : error);
  console.error(
    'While Promenade runs on the embedded database nobody else can open it. Stop it first, or leave it running and verify on its page “Audit”.',
  );
  process.exitCode = 2;
} finally {
  await closeDatabase();
}
