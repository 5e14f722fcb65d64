import type { z } from 'zod';
import type { Pair, ReadPair } from '@/lib/domain/compare';
import type { Capabilities, Environment } from '@/lib/domain/environment';
import type { FlowDeploymentReads } from '@/lib/domain/flow-deployment';
import type { JsonObject } from '@/lib/domain/json';
import type { PipelineReads, Placement } from '@/lib/domain/pipeline';
import type { PlanDraft, PlanStep } from '@/lib/domain/plan';
import type { Inventory, Resource, ResourceKey } from '@/lib/domain/resource';
import type { Dependency } from '@/lib/domain/row';
import type { WorkflowReads } from '@/lib/domain/workflow';
import type { About } from './about';
import type { Budget } from './budget';

export { type Patience, withPatience } from './patience';

/** A connection with its credentials opened; it never leaves the server, and never a log. */
export interface OpenConnection {
  id: string;
  baseUrl: string;
  credentials: JsonObject;
  /** Shared by everything that talks through this connection, so that its limits hold for all together. */
  budget: Budget;
  /** How long one request may take; 30 seconds unless told. */
  timeoutSeconds?: number;
  /** Which application belongs to which stage, where the vendor has no read for it and people told Promenade. */
  placements?: readonly Placement[];
  /** Keys the hashes that stand for secret values; the same for one installation, so that two reads can be compared. */
  hashKey?: string;
}

/** A vendor is what it can list and what it can do. */
export interface Vendor {
  about: About;
  /** Checks what was typed into the credential form; field paths are the names of the form. */
  credentials: z.ZodType<JsonObject>;
  open(connection: OpenConnection): VendorSession;
}

/** Two environments read and paired, with what was not seen. */
export interface PairedEnvironments {
  pairs: Pair[];
  /** Which resources of the target use a resource that would be deleted there. */
  usedInTarget(key: ResourceKey): readonly ResourceKey[];
  /** What the vendor says a resource depends on, beyond what follows from the documents; in the vendor's words. */
  alsoNeeded?(key: ResourceKey): readonly Dependency[];
  /** How it was done, as a sentence. */
  method: string;
  gaps: string[];
}

/** Told of a pair as soon as both sides have been read, and how many things the lists named, so that somebody who waits
 *  sees rows before the last one is there. */
export type OnPair = (pair: Pair, listed: number) => void;

export interface VendorSession {
  check(): Promise<Capabilities>;
  environments(): Promise<Environment[]>;
  inventory(environment: string): Promise<Inventory>;
  /** For a vendor that can tell by itself what differs. Without it both inventories are read and joined. */
  compare?(source: string, target: string, onPair?: OnPair): Promise<PairedEnvironments>;
  /** One resource on both sides as it is now, for a vendor that knows differences which reading alone does not show. */
  pair?(source: string, target: string, key: ResourceKey): Promise<ReadPair>;
  /** One resource as it is now; null when it is not there. */
  read(environment: string, key: ResourceKey): Promise<Resource | null>;
  actions: Record<string, Action>;
  /** Why a resource of this type cannot be published by itself, or null when it can. */
  locked?(type: string, target: string): string | null;
  /** What the screens of its own read, where it has them. */
  pipelines?: PipelineReads;
  flowDeployments?: FlowDeploymentReads;
  workflows?: WorkflowReads;
}

export type StepOutcome =
  | { status: 'succeeded'; message: string }
  /** `halt`: the steps behind it would meet the same fate, so they are not attempted. `partial`: something was written,
   *  but not all of it, and doing it again completes it. `ended`: it was carried out and ended badly, so that doing it
   *  again is for a person to decide. `later`: the vendor did not take it because of a limit, and does in so many
   *  seconds. */
  | { status: 'failed'; message: string; halt?: boolean; partial?: boolean; ended?: boolean; later?: number }
  /** It may or may not have happened; only a look at the vendor can tell. */
  | { status: 'unknown'; message: string }
  /** The vendor has accepted it and is still at it; `follow` tells how it goes on. */
  | { status: 'underway'; message: string; reference: JsonObject };

/** Commits what a later look will need to find this write again, before the write is made. No secrets. */
export type Note = (reference: JsonObject) => Promise<void>;

/** The environments that an input is about. */
export interface Scope {
  target: string;
  reads: string[];
}

export interface Action {
  input: z.ZodType;
  /** True for an action that only Promenade itself may plan, because its input is not a person's to make up. */
  internal?: true;
  /** True for an action that must be possible while another change runs on its target, such as calling one off. */
  beside?: true;
  /** Only for an action whose `scope` asks the vendor: the environment that can be told without it, or null. The right is
   *  asked there before the vendor is, and on the whole connection when it is null. */
  named?(input: JsonObject): string | null;
  /** Which environments the input is about, so that rights are checked before anything else. It asks the vendor only
   *  when the input does not say, and only an action with `named` does. */
  scope(input: JsonObject): Scope | Promise<Scope>;
  /** Reads only. Checks the input itself and throws `invalid_input` when it does not fit. */
  plan(input: JsonObject): Promise<PlanDraft>;
  /** One write. Throws nothing: every end is an outcome. */
  apply(step: PlanStep, idempotencyKey: string, note: Note): Promise<StepOutcome>;
  /** One look at a write that is underway. */
  follow?(step: PlanStep, reference: JsonObject): Promise<StepOutcome>;
  /** After "unknown": reads the vendor and decides. `reference` is what the last attempt noted. */
  reconcile(step: PlanStep, reference: JsonObject | null): Promise<StepOutcome>;
}
