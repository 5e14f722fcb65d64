import { z } from 'zod';

/** What the contract marks as unknown or switchable; `PATCH /_sandbox/patchworks` takes any part of it. */
const Switches = z.strictObject({
  /** How resources are written: as plain objects, or as `{id, type, attributes, relationships}` with `included`. */
  shape: z.enum(['flat', 'jsonapi']),
  /** Whether included relations are called `flowVersion` or `flow_version`. */
  include: z.enum(['camel', 'snake']),
  /** Requests a minute, or no limit. */
  throttle: z.union([z.null(), z.int().min(1)]),
  /** Whether an API key, which has the rights of a manager only, is refused every write. */
  managerKey403: z.boolean(),
  /** Whether deploying replaces what is there and enables it, as the deployment of a package does. */
  packageOverwrite: z.boolean(),
  /** The next so many deployments that are asked for fail with this status, and nothing is created. */
  failCreate: z.union([z.null(), z.strictObject({ times: z.int().min(1), status: z.int().min(400).max(599) })]),
});
export type Switches = z.infer<typeof Switches>;

const DEFAULTS: Switches = {
  shape: 'flat',
  include: 'camel',
  throttle: null,
  managerKey403: false,
  packageOverwrite: false,
  failCreate: null,
};

export interface SwitchBoard {
  current(): Readonly<Switches>;
  change(part: unknown): Readonly<Switches>;
  reset(): void;
  /** The status that the deployment asked for now has to fail with, or null; counts down. */
  takeFailure(): number | null;
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
    takeFailure() {
      const { failCreate } = switches;
      if (!failCreate) return null;
      const times = failCreate.times - 1;
      switches = { ...switches, failCreate: times > 0 ? { ...failCreate, times } : null };
      return failCreate.status;
    },
  };
}
