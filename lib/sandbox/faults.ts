import { z } from 'zod';

const effects = ['drop', 'garbage', 'lie', 'status'] as const;

/**
 * What a test may ask a vendor sandbox to do wrong.
 *
 * `path` is compared without the query string (unless it holds a `?` itself), with and without the mount point.
 * With a `*` it is a glob over the whole path, where `*` stands for any run of characters; without one it matches
 * anywhere in the path. `times` left out means: until deleted. `delayMs` holds the answer back after the work is done.
 * `drop: "before"` breaks the connection without doing the work, `drop: "after"` does it first; `late` beside
 * `drop: "before"` does it all the same, after so many further GETs have been answered. `garbage` answers 200
 * with half a JSON document; `lie` answers what the vendor would have answered, and undoes it.
 */
export const Fault = z
  .strictObject({
    vendor: z.string().min(1),
    method: z.string().min(1).optional(),
    path: z.string().min(1).optional(),
    times: z.int().min(1).optional(),
    delayMs: z.int().min(0).max(600_000).optional(),
    status: z.int().min(200).max(599).optional(),
    body: z.json().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    drop: z.enum(['before', 'after']).optional(),
    late: z.int().min(1).max(1000).optional(),
    garbage: z.boolean().optional(),
    lie: z.boolean().optional(),
  })
  .refine((fault) => effects.filter((effect) => fault[effect]).length <= 1, {
    error: `A fault takes at most one of ${effects.join(', ')}`,
  })
  .refine((fault) => fault.late === undefined || fault.drop === 'before', {
    error: 'Only a fault with drop: "before" takes late',
  })
  .refine((fault) => effects.some((effect) => fault[effect]) || fault.delayMs || fault.headers || 'body' in fault, {
    error: `A fault needs one of ${effects.join(', ')}, body, delayMs or headers`,
  });

export type Fault = z.infer<typeof Fault>;
export type StoredFault = Fault & { id: string };

export interface Faults {
  add(fault: Fault): StoredFault;
  list(): readonly StoredFault[];
  clear(): void;
  /** The first fault that matches; it is counted down, and forgotten once it fired `times` times. */
  take(request: { vendor: string; method: string; path: string }): StoredFault | undefined;
}

/** The faults of one sandbox host, in the order in which they were asked for. */
export function createFaults(): Faults {
  let faults: StoredFault[] = [];
  let count = 0;
  return {
    add(fault) {
      count += 1;
      const stored = { ...fault, id: `fault-${count}` };
      faults.push(stored);
      return stored;
    },
    list: () => faults,
    clear() {
      faults = [];
    },
    take({ vendor, method, path }) {
      const found = faults.find(
        (fault) =>
          fault.vendor === vendor &&
          (fault.method === undefined || fault.method.toUpperCase() === method.toUpperCase()) &&
          (fault.path === undefined || matches(fault.path, path, `/${vendor}`)),
      );
      if (found?.times !== undefined) {
        const left = found.times - 1;
        faults = faults.flatMap((fault) => (fault !== found ? [fault] : left > 0 ? [{ ...fault, times: left }] : []));
      }
      return found;
    },
  };
}

function matches(pattern: string, path: string, mount: string): boolean {
  const whole = pattern.includes('?') ? path : (path.split('?')[0] ?? path);
  if (!pattern.includes('*')) return whole.includes(pattern);
  const literals = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const glob = new RegExp(`^${literals.join('.*')}$`, 's');
  return glob.test(whole) || glob.test(whole.slice(mount.length));
}
