import { z } from 'zod';

const Uuid = z.uuid('Must be an identifier as Sevalla gives them (a UUID)').transform((id) => id.toLowerCase());

export const PromoteInput = z
  .strictObject({
    pipeline: Uuid,
    sourceApp: Uuid,
    targetApps: z.array(Uuid).min(1, 'Name at least one application').max(20, 'At most 20 applications at once'),
    /** The deployment that was reviewed; another one by now means another plan. */
    expectedDeployment: Uuid,
  })
  .superRefine(({ sourceApp, targetApps }, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', path: ['targetApps'], message });
    if (new Set(targetApps).size < targetApps.length) complain('An application is named twice');
    if (targetApps.includes(sourceApp)) complain('An application cannot be promoted to itself');
  });
export type PromoteInput = z.infer<typeof PromoteInput>;

export const RollbackInput = z.strictObject({ pipeline: Uuid, application: Uuid });
export type RollbackInput = z.infer<typeof RollbackInput>;

export const CancelInput = z.strictObject({ pipeline: Uuid, application: Uuid, deployment: Uuid });
export type CancelInput = z.infer<typeof CancelInput>;
