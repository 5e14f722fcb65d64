import { eq } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import type { Database } from '@/lib/db/database';
import { connections, placements, policies } from '@/lib/db/schema';
import { seal } from '@/lib/db/seal';
import type { JsonObject } from '@/lib/domain/json';
import { suggestPlacements } from '@/lib/domain/placement';
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
  {
    id: 'sevalla',
    vendor: 'sevalla',
    name: 'Meridian hosting',
    path: '/sevalla',
    credentials: { key: `svl_${'0'.repeat(64)}` },
  },
  {
    id: 'patchworks',
    vendor: 'patchworks',
    name: 'Meridian integrations',
    path: '/patchworks',
    credentials: { key: 'sandbox-patchworks' },
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
  if (isNew) await placeFirstPipeline(db, id);
}

/** The first pipeline has its applications in place, so that the demonstration has a board; the others wait for a person. */
async function placeFirstPipeline(db: Database, connection: string): Promise<void> {
  const { pipelines: reads } = await openSession(db, connection);
  const [pipeline] = reads ? await reads.list() : [];
  if (!reads || !pipeline) return;
  const suggested = suggestPlacements(pipeline, await reads.applications());
  const rows = suggested.map(({ stage, application, row }) => ({
    connectionId: connection,
    stageId: stage,
    applicationId: application,
    row,
  }));
  if (rows.length === 0) return;
  await db.transaction(async (tx) => {
    await tx.insert(placements).values(rows).onConflictDoNothing();
    await appendAudit(tx, {
      actor: house,
      event: 'pipeline.placed',
      connection,
      subject: `pipeline/${pipeline.id}`,
      data: { before: [], after: suggested.map(({ stage, application, row }) => ({ stage, application, row })) },
    });
  });
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
