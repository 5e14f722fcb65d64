import { boardOf } from '@/lib/domain/board';
import type { PipelineReads } from '@/lib/domain/pipeline';
import { VendorError } from '../transport';
import type { Account } from './account';
import { deploymentOf, logOf } from './map';
import type { Recent } from './recent';

/** What the pipeline's pages read. Variables are not among it. */
export function pipelineReads(account: Account, recent: Recent): PipelineReads {
  const { client } = account;
  const deployment = (application: string, id: string) =>
    client.deployment(application, id).then(
      (wire) => deploymentOf(wire, application),
      (error: unknown) => {
        if (error instanceof VendorError && error.status === 404) return null;
        throw error;
      },
    );
  return {
    list: () => account.pipelines(),
    async layouts() {
      const all = await account.layouts();
      return all.map(({ pipeline, placements, placedBy }) => ({ ...pipeline, placedBy, placements }));
    },
    async board(id, known) {
      const readAt = new Date().toISOString();
      const [{ pipeline, placements, placedBy, gaps }, listed] = await Promise.all([
        account.layout(id),
        client.applications(),
      ]);
      const ids = [...new Set(placements.map(({ application }) => application))];
      const byId = new Map(listed.map((one) => [one.id, one]));
      const facts = await recent.facts(ids, byId, known !== undefined);
      const unseen = ids.filter((one) => !byId.has(one)).length;
      const sentences = unseen > 0 ? [...gaps, notListed(unseen)] : gaps;
      return boardOf({ pipeline, placements, placedBy, facts, readAt, gaps: sentences });
    },
    applications: async () => recent.applications(await client.applications()),
    async deployments(application, { offset, limit }) {
      const { data, total } = await client.deployments(application, offset, limit);
      const items = data.map((wire) => deploymentOf(wire, application));
      return { items, more: items.length > 0 && offset + items.length < total };
    },
    deployment,
    async log(application, id) {
      const found = await deployment(application, id);
      return found ? logOf(await client.log(application, id, found.createdAt)) : [];
    },
  };
}

function notListed(count: number): string {
  const what = count === 1 ? '1 application that belongs here is' : `${count} applications that belong here are`;
  return `${what} not in Sevalla's list. That does not mean that they were deleted: a key can be limited to some applications.`;
}
