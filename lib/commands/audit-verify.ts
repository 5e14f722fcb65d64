import { asc } from 'drizzle-orm';
import { closeDatabase, database } from '@/lib/db/connect';
import { audit } from '@/lib/db/schema';
import { firstBroken } from '@/lib/domain/audit-chain';

/** `npm run audit:verify`: follows the whole chain and names the first record that does not follow. */
async function verify(): Promise<number> {
  const records = await (await database()).select().from(audit).orderBy(asc(audit.sequence));
  const broken = firstBroken(records);
  if (broken === null) console.log(`The audit log is whole: ${records.length} records follow from one another.`);
  else
    console.error(`The audit log is broken at record ${broken}: it, or what stood before it, was changed or removed.`);
  return broken === null ? 0 : 1;
}

try {
  process.exitCode = await verify();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
} finally {
  await closeDatabase();
}
