import { ownWorkflows } from './diff';
import type { Agent, Layout, Workflow } from './documents';
import { deleteLayout, pushLayout } from './layout-write';
import { agentFields, layoutFields, sameContent, sameWorkflow } from './normalise';
import { type Promotion, pushAgent, syncWorkflow } from './sync';

export interface Selection {
  resourceType: string;
  resourceId: string;
}

interface Kind<T> {
  type: 'workflow' | 'layout' | 'agent';
  source: ReadonlyMap<string, T>;
  target: ReadonlyMap<string, T>;
  name(document: T): string;
  same(one: T, other: T): boolean;
  push(document: T): void;
  remove(document: T): void;
}

/**
 * Publishes a selection, or everything when it is empty.
 *
 * The first create or update that throws ends the whole request and leaves what was done; deletions that fail are listed.
 */
export function publish(selection: readonly Selection[], dryRun: boolean, promotion: Promotion) {
  const results = [run(workflows(promotion)), run(layouts(promotion))];
  if (promotion.switches.agents) results.push(run(agents(promotion)));
  const count = (list: 'successful' | 'failed' | 'skipped') =>
    results.reduce((sum, result) => sum + result[list].length, 0);
  return {
    results,
    summary: {
      resources: results.reduce((sum, { totalProcessed }) => sum + totalProcessed, 0),
      successful: count('successful'),
      failed: count('failed'),
      skipped: count('skipped'),
    },
  };

  function run<T>(kind: Kind<T>) {
    const chosen = new Set(
      selection.filter(({ resourceType }) => resourceType === kind.type).map((one) => one.resourceId),
    );
    return publishKind(kind, selection.length === 0 ? () => true : (id) => chosen.has(id), dryRun);
  }
}

function publishKind<T>(kind: Kind<T>, chosen: (id: string) => boolean, dryRun: boolean) {
  const of = (resourceId: string, document: T) => ({
    resourceType: kind.type,
    resourceId,
    resourceName: kind.name(document),
  });
  const successful: (ReturnType<typeof of> & { action: string })[] = [];
  const failed: (ReturnType<typeof of> & { error: string; stack?: string })[] = [];
  const skipped: (ReturnType<typeof of> & { reason: string })[] = [];

  // Everything of a kind is compared before the first of it is written.
  const outgoing = [...kind.source].filter(([id]) => chosen(id));
  const plan = outgoing.map(([id, document]) => {
    const existing = kind.target.get(id);
    const action = !existing ? 'created' : kind.same(document, existing) ? null : 'updated';
    return { id, document, action };
  });
  const surplus = [...kind.target].filter(([id]) => chosen(id) && !kind.source.has(id));

  for (const { id, document, action } of plan) {
    if (dryRun) skipped.push({ ...of(id, document), reason: 'Dry run mode' });
    else if (action === null) skipped.push({ ...of(id, document), reason: 'No changes detected' });
    else {
      kind.push(document);
      successful.push({ ...of(id, document), action });
    }
  }
  for (const [id, document] of dryRun ? [] : surplus) {
    try {
      kind.remove(document);
      successful.push({ ...of(id, document), action: 'deleted' });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const stack = error.stack?.replace(/^\w+/, 'ConflictException');
      failed.push({ ...of(id, document), error: error.message, ...(stack && { stack }) });
    }
  }
  const totalProcessed = successful.length + failed.length + skipped.length;
  return { resourceType: kind.type, successful, failed, skipped, totalProcessed };
}

function workflows(promotion: Promotion): Kind<Workflow> {
  return {
    type: 'workflow',
    source: ownWorkflows(promotion.source),
    target: ownWorkflows(promotion.target),
    name: ({ name }) => name,
    same: sameWorkflow,
    push: (workflow) => syncWorkflow(workflow, promotion),
    remove: ({ workflowId }) => promotion.target.workflows.delete(workflowId),
  };
}

function layouts(promotion: Promotion): Kind<Layout> {
  return {
    type: 'layout',
    source: promotion.source.layouts,
    target: promotion.target.layouts,
    name: ({ name }) => name,
    same: (one, other) => sameContent(one, other, layoutFields),
    push: (layout) => pushLayout(layout, promotion),
    remove: (layout) => deleteLayout(promotion.target, layout),
  };
}

function agents(promotion: Promotion): Kind<Agent> {
  return {
    type: 'agent',
    source: promotion.source.agents,
    target: promotion.target.agents,
    name: ({ name }) => name,
    same: (one, other) => sameContent(one, other, agentFields),
    push: ({ identifier }) => pushAgent(identifier, promotion),
    remove: ({ identifier }) => promotion.target.agents.delete(identifier),
  };
}
