import { z } from 'zod';
import { AppError } from '@/lib/domain/error';
import { noEnvironment } from '@/lib/domain/flow-deployment';

const Id = z.string().min(1).max(100);
/** The vendor's numbers, 1 being the highest; null inherits the priority of the flow. */
const Priority = z.int().min(1).max(5).nullable();

/** A deployment by its id; with its version it can be read by itself. */
export interface DeploymentRef {
  id: string;
  version: string | null;
  /** What the input calls it, where that is not its place in `deployments`. */
  field?: string;
}
const Ref = z.union([
  Id.transform((id): DeploymentRef => ({ id, version: null })),
  z.strictObject({ version: Id, id: Id }).transform((ref): DeploymentRef => ref),
]);

const DeploymentList = z
  .array(Ref)
  .min(1, 'Tick at least one deployment')
  .max(200)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'A deployment is named twice');

/** `environment` spares a read; that the deployments are really there is checked all the same. */
export const ToggleInput = z.strictObject({ deployments: DeploymentList, environment: Id.optional() });
export type ToggleInput = z.output<typeof ToggleInput>;

/** One deployment, or a list of them. */
export const DeleteInput = z
  .strictObject({
    version: Id.optional(),
    deployment: Id.optional(),
    deployments: DeploymentList.optional(),
    environment: Id.optional(),
  })
  .transform(({ version, deployment, deployments, environment }, context): ToggleInput => {
    const single = version !== undefined && deployment !== undefined;
    const mixed = deployments !== undefined && (version !== undefined || deployment !== undefined);
    if (mixed || !(single || deployments !== undefined)) {
      const message = 'Give either a version with its deployment, or a list of deployments';
      context.issues.push({ code: 'custom', path: ['deployments'], message, input: deployments });
      return z.NEVER;
    }
    const list = single ? [{ version, id: deployment, field: 'deployment' }] : (deployments ?? []);
    return { deployments: list, ...(environment === undefined ? {} : { environment }) };
  });

export const DeployInput = z.strictObject({
  version: Id,
  environment: Id.nullable().transform((id) => id ?? noEnvironment),
  priority: Priority.default(null),
  enabled: z.boolean().default(false),
});
export type DeployInput = z.output<typeof DeployInput>;

export const UpdateInput = z
  .strictObject({ version: Id, deployment: Id, environment: Id.optional(), priority: Priority.optional() })
  .refine(({ priority }) => priority !== undefined, {
    path: ['priority'],
    message: 'Say which priority it is to have',
  });
export type UpdateInput = z.output<typeof UpdateInput>;

export const PromoteInput = z
  .strictObject({
    flow: Id.optional(),
    flows: z.array(Id).min(1, 'Tick at least one flow').max(200).optional(),
    source: Id,
    target: Id,
  })
  .superRefine(({ flow, flows, source, target }, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if ((flow === undefined) === (flows === undefined)) complain('flows', 'Give either one flow or a list of flows');
    if (source === target) complain('target', 'Source and target must be different');
    if (flows && new Set(flows).size < flows.length) complain('flows', 'A flow is named twice');
  });
export type PromoteInput = z.output<typeof PromoteInput>;

/** One field that turned out to be wrong when the vendor was asked. */
export function wrong(path: string, message: string): AppError {
  return new AppError('invalid_input', message, { errors: [{ path: `input.${path}`, message }] });
}
