import type { z } from 'zod';
import type { Pair } from '@/lib/domain/compare';
import type { Capabilities, Environment } from '@/lib/domain/environment';
import type { JsonObject } from '@/lib/domain/json';
import type { Permission } from '@/lib/domain/permission';
import type { PlanDraft, PlanStep } from '@/lib/domain/plan';
import type { Inventory, Resource, ResourceKey } from '@/lib/domain/resource';
import type { About } from './about';
import type { Budget } from './budget';

/** A connection with its credentials opened; it never leaves the server, and never a log. */
export interface OpenConnection {
  id: string;
  baseUrl: string;
  credentials: JsonObject;
  /** Shared by everything that talks through this connection, so that its limits hold for all together. */
  budget: Budget;
  /** How long one request may take; 30 seconds unless told. */
  timeoutSeconds?: number;
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
  /** How it was done, as a sentence. */
  method: string;
  gaps: string[];
}

export interface VendorSession {
  check(): Promise<Capabilities>;
  environments(): Promise<Environment[]>;
  inventory(environment: string): Promise<Inventory>;
  /** For a vendor that can tell by itself what differs. Without it both inventories are read and joined. */
  compare?(source: string, target: string): Promise<PairedEnvironments>;
  /** One resource as it is now; null when it is not there. */
  read(environment: string, key: ResourceKey): Promise<Resource | null>;
  actions: Record<string, Action>;
  /** Why a resource of this type cannot be published by itself, or null when it can. */
  locked?(type: string, target: string): string | null;
}

export type StepOutcome =
  | { status: 'succeeded'; message: string }
  /** `halt`: the steps behind it would meet the same fate, so they are not attempted. `partial`: something was written,
   *  but not all of it, and doing it again completes it. */
  | { status: 'failed'; message: string; halt?: boolean; partial?: boolean }
  /** It may or may not have happened; only a look at the vendor can tell. */
  | { status: 'unknown'; message: string };

export interface Action {
  input: z.ZodType;
  permission: Permission;
  /** True for an action that only Promenade itself may plan, because its input is not a person's to make up. */
  internal?: true;
  /** Which environments the input is about, without asking the vendor, so that rights are checked before any call. */
  scope(input: JsonObject): { target: string; reads: string[] };
  /** Reads only. Checks the input itself and throws `invalid_input` when it does not fit. */
  plan(input: JsonObject): Promise<PlanDraft>;
  /** One write. Throws nothing: every end is an outcome. */
  apply(step: PlanStep, idempotencyKey: string): Promise<StepOutcome>;
  /** After "unknown": reads the vendor and decides. */
  reconcile(step: PlanStep): Promise<StepOutcome>;
}
