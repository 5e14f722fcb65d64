import { z } from 'zod';

/** A place where resources live. Only environments of one group can be compared with each other. */
export const Environment = z.object({
  id: z.string(),
  name: z.string(),
  group: z.object({ id: z.string(), name: z.string() }),
  production: z.boolean(),
  color: z.string().nullable(),
  readable: z.boolean(),
  writable: z.boolean(),
  /** Why it cannot be read or written, in plain words; null when it can. */
  limitation: z.string().nullable(),
});
export type Environment = z.infer<typeof Environment>;

/** True when environments of several groups stand together, so that a name alone does not tell which one is meant. */
export function hasManyGroups(environments: readonly Pick<Environment, 'group'>[]): boolean {
  return new Set(environments.map(({ group }) => group.id)).size > 1;
}

/** An environment by a name that is its own among all that are listed with it: "Storefront: Production". */
export function fullName(
  { name, group }: Pick<Environment, 'name' | 'group'>,
  listed: readonly Pick<Environment, 'group'>[],
) {
  return hasManyGroups(listed) ? `${group.name}: ${name}` : name;
}

export const EnvironmentRef = Environment.pick({ id: true, name: true, production: true });
export type EnvironmentRef = z.infer<typeof EnvironmentRef>;

/** What a connection turned out to be able to do when it was last checked. */
export const Capabilities = z.object({
  checkedAt: z.string(),
  ok: z.boolean(),
  /** How comparing and publishing will work, in the vendor's terms. */
  mode: z.string(),
  /** The findings as sentences for the person who set the connection up. */
  findings: z.array(z.object({ severity: z.enum(['ok', 'warning', 'error']), message: z.string() })),
  environments: z.array(Environment),
});
export type Capabilities = z.infer<typeof Capabilities>;
