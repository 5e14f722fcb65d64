import { eq } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import type { Database } from '@/lib/db/database';
import { connections } from '@/lib/db/schema';
import { seal } from '@/lib/db/seal';
import type { JsonObject } from '@/lib/domain/json';
import { sealContext } from './sessions';

interface DemoConnection {
  id: string;
  vendor: string;
  name: string;
  path: string;
  credentials: JsonObject;
}

/** The accounts that the sandbox plays; their credentials are printed in its documentation and open nothing else. */
const demoConnections: DemoConnection[] = [
  {
    id: 'novu',
    vendor: 'novu',
    name: 'Meridian Goods',
    path: '/novu',
    credentials: {
      keys: ['sandbox-novu-development', 'sandbox-novu-staging', 'sandbox-novu-production'],
      email: '',
      password: '',
    },
  },
  {
    id: 'novu-legacy',
    vendor: 'novu',
    name: 'Harbour Legacy',
    path: '/novu',
    credentials: { keys: [], email: 'owner@novu.test', password: 'sandbox' },
  },
];

/** Adds the demo connections, or points them at where the sandbox is now; other connections are left alone. */
export async function seedDemoConnections(db: Database, sandboxUrl: string): Promise<void> {
  for (const { id, vendor, name, path, credentials } of demoConnections) {
    const baseUrl = `${sandboxUrl}${path}`;
    const [present] = await db.select().from(connections).where(eq(connections.id, id));
    if (present?.baseUrl === baseUrl) continue;
    const now = new Date().toISOString();
    const sealed = seal(JSON.stringify(credentials), sealContext(id, baseUrl));
    const row = { id, vendor, name, baseUrl, credentials: sealed, createdAt: now, updatedAt: now };
    await db.transaction(async (tx) => {
      await tx
        .insert(connections)
        .values(row)
        .onConflictDoUpdate({
          target: connections.id,
          set: { baseUrl, credentials: sealed, capabilities: null, updatedAt: now },
        });
      const actor = { id: null, name: 'Promenade' };
      await appendAudit(tx, {
        actor,
        event: 'connection.seeded',
        connection: id,
        subject: `connection/${id}`,
        data: { vendor, name, baseUrl },
      });
    });
  }
}
