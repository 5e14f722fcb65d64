import { z } from 'zod';

/** What the contract marks as switchable or unknown; `PATCH /_sandbox/novu` takes any part of it. */
const Switches = z.strictObject({
  /** Whether `Idempotency-Key` is honoured (POST and PATCH only, either way). */
  idempotency: z.boolean(),
  /** Requests a second in the configuration category, or no limit; the global category allows half as many again. */
  rateLimit: z.union([z.literal(false), z.int().min(1)]),
  /** Whether a layout that is identical on both sides is reported as a blocking dependency. */
  blockingFalsePositive: z.boolean(),
  /** Off: a server from before agents (no list, no diff, two publish groups). */
  agents: z.boolean(),
  /** Whether `GET /v1/environments` gives an API key the secrets of the sibling environments too. */
  siblingKeys: z.boolean(),
  /** How many workflows an environment may hold. */
  workflowLimit: z.int().min(0),
  /** Life of a session token. */
  tokenSeconds: z.number().min(0),
  /** How long the server works on a write, with its idempotency key held, before it commits. */
  workMs: z.int().min(0).max(600_000),
});

export type Switches = z.infer<typeof Switches>;

const DEFAULTS: Switches = {
  idempotency: true,
  rateLimit: false,
  blockingFalsePositive: true,
  agents: true,
  siblingKeys: false,
  workflowLimit: 20_000,
  tokenSeconds: 86_400,
  workMs: 0,
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
