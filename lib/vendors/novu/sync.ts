import { z } from 'zod';
import type { PlanDraft } from '@/lib/domain/plan';
import { wrongInput } from '../input';
import type { Tools } from './actions';
import { planPublish } from './publish-plan';

/** `sync`: one workflow across, with what it drags along, by the vendor's own synchronisation. */
export const SyncInput = z
  .strictObject({
    source: z.string().min(1),
    target: z.string().min(1),
    workflowId: z.string().min(1).max(300),
  })
  .refine(({ source, target }) => source !== target, {
    path: ['target'],
    message: 'Source and target must be different',
  });

/** The plan of a publish of this one workflow; unlike a publish, it never deletes. */
export async function planSync(
  tools: Tools,
  { source, target, workflowId }: z.infer<typeof SyncInput>,
): Promise<PlanDraft> {
  const key = { type: 'workflow', id: workflowId };
  const plan = await planPublish(tools, { source, target, resources: [key] }, 'sync');
  const held = plan.watched.find(
    ({ environment, type, id }) => environment.id === source && type === key.type && id === key.id,
  );
  if (held && held.hash !== null) return plan;
  throw wrongInput('workflowId', `${plan.source?.name ?? 'The source'} has no workflow “${workflowId}”`);
}
