import { z } from 'zod';

const Answer = z.enum(['accept', 'refuse']);

/** What the contract marks as unknown or switchable; `PATCH /_sandbox/sevalla` takes any part of it. */
const Switches = z.strictObject({
  /** Whether a pipeline names the applications of its stages, which the published interface does not. */
  stageApps: z.boolean(),
  /** How long a deployment takes from start to end; read at every look, so that 0 ends what is on its way. */
  deploymentSeconds: z.number().min(0),
  /** Applications whose next promotion, rollback or deployment fails. */
  failing: z.array(z.string()),
  /** Applications whose next promotion, rollback or deployment never ends. */
  neverEnding: z.array(z.string()),
  /** The answer to a promotion leaves out the last target, and nothing is deployed there. */
  partialTargets: z.boolean(),
  /** A promotion ships another build than the newest successful one. */
  otherBuild: z.boolean(),
  promoteBackwards: Answer,
  skipStage: Answer,
  branchType: Answer,
  selfTarget: Answer,
  busyTarget: Answer,
  suspendedTarget: Answer,
  duplicateTargets: Answer,
  /** What a promotion answers for an application that is in the account but not in the pipeline. */
  missingAs: z.union([z.literal(400), z.literal(404)]),
  /** What is said in place of `inProgress`. */
  unknownStatus: z.string().nullable(),
  /** Whether the limits are kept; they are counted and told either way. */
  rateLimit: z.boolean(),
  /** Whether the newer `GET /api-keys/me` exists. */
  keysMe: z.boolean(),
});
export type Switches = z.infer<typeof Switches>;

const DEFAULTS: Switches = {
  stageApps: false,
  deploymentSeconds: 4,
  failing: [],
  neverEnding: [],
  partialTargets: false,
  otherBuild: false,
  promoteBackwards: 'accept',
  skipStage: 'accept',
  branchType: 'accept',
  selfTarget: 'refuse',
  busyTarget: 'accept',
  suspendedTarget: 'accept',
  duplicateTargets: 'refuse',
  missingAs: 400,
  unknownStatus: null,
  rateLimit: false,
  keysMe: false,
};

export interface SwitchBoard {
  current(): Readonly<Switches>;
  change(part: unknown): Readonly<Switches>;
  reset(): void;
}

export function createSwitchBoard(): SwitchBoard {
  let switches = DEFAULTS;
  return {
    current: () => switches,
    change(part) {
      switches = { ...switches, ...Switches.partial().parse(part) };
      return switches;
    },
    reset() {
      switches = DEFAULTS;
    },
  };
}
