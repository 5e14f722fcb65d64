import { eq } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import type { Database } from '@/lib/db/database';
import { connections, policies } from '@/lib/db/schema';
import { seal } from '@/lib/db/seal';
import type { JsonObject } from '@/lib/domain/json';
import { toJson } from '@/lib/domain/plan';
import { openPolicy } from '@/lib/domain/policy';
import { openSession, sealContext } from './sessions';

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

/** Adds the demo connections and their policy, or points them at where the sandbox is now; others are left alone. */
export async function seedDemoConnections(db: Database, sandboxUrl: string): Promise<void> {
  for (const { id, vendor, name, path, credentials } of demoConnections) {
    const baseUrl = `${sandboxUrl}${path}`;
    const [present] = await db.select().from(connections).where(eq(connections.id, id));
    if (present?.baseUrl === baseUrl) continue;
    const now = new Date().toISOString();
    const sealed = seal(JSON.stringify(credentials), sealContext(id, baseUrl));
    const row = { id, vendor, name, baseUrl, credentials: sealed, createdAt: now, updatedAt: now };
    const changed = { baseUrl, credentials: sealed, capabilities: null, updatedAt: now };
    await db.transaction(async (tx) => {
      await tx.insert(connections).values(row).onConflictDoUpdate({ target: connections.id, set: changed });
      const data = { vendor, name, baseUrl };
      await appendAudit(tx, {
        actor: house,
        event: 'connection.seeded',
        connection: id,
        subject: `connection/${id}`,
        data,
      });
    });
    await firstLook(db, id, !present);
  }
}

const house = { id: null, name: 'Promenade' };

/** Checks a connection so that the first page has something to say. A sandbox that is not up yet is no reason not to start. */
async function firstLook(db: Database, id: string, isNew: boolean): Promise<void> {
  const capabilities = await openSession(db, id)
    .then((session) => session.check())
    .catch(() => null);
  if (!capabilities) return;
  await db
    .update(connections)
    .set({ capabilities: toJson(capabilities) })
    .where(eq(connections.id, id));
  const production = capabilities.environments.find((environment) => environment.production);
  if (isNew && id === 'novu' && production) await demandApproval(db, id, production.id);
}

/** The demonstration of an approval: one other person for Meridian Goods' production, nobody anywhere else. */
async function demandApproval(db: Database, connection: string, environment: string): Promise<void> {
  const policy = toJson({ ...openPolicy, approvals: 1 });
  await db.transaction(async (tx) => {
    await tx
      .insert(policies)
      .values({ connectionId: connection, environmentId: environment, policy, updatedAt: new Date().toISOString() })
      .onConflictDoNothing();
    const data = { before: null, after: policy };
    await appendAudit(tx, {
      actor: house,
      event: 'policy.saved',
      connection,
      environment,
      subject: `policy/${connection}/${environment}`,
      data,
    });
  });
}
