/**
 * One vendor's stand-in, as the sandbox host sees it.
 *
 * All state belongs to the instance, so that two hosts in one process never meet.
 */
export interface VendorSandbox {
  /** The first path segment under which the host mounts it, and its name in faults and in the request log. */
  readonly id: string;
  /** Answers one request whose path is relative to the mount point (`/v2/workflows`, not `/novu/v2/workflows`). */
  fetch(request: Request): Response | Promise<Response>;
  /** Goes back to the seed, `scale` times as large, with every switch at its default. */
  reset(scale: number): void;
  /** Changes the given switches and returns all of them; throws a `ZodError` for anything it does not know. */
  configure(switches: unknown): Readonly<Record<string, unknown>>;
  /** Remembers the resources as they are now and returns a function that brings them back (the `lie` fault). */
  snapshot(): () => void;
}

/** Makes a fresh sandbox; the host calls it once per start. */
export type CreateVendorSandbox = () => VendorSandbox;
