import { z } from 'zod';
import type { BuildIdentity, Deployment } from '@/lib/domain/pipeline';

const Build = z.object({
  image: z.string().nullable(),
  commit: z.string().nullable(),
  repository: z.string().nullable(),
});

/** What a step needs that puts a build on an application. */
export const DeployStep = z.object({
  via: z.enum(['promote', 'rollback']),
  pipeline: z.string(),
  /** Where the build comes from; null where the vendor goes back by itself. */
  source: z.string().nullable(),
  application: z.string(),
  /** The build that was reviewed, and that has to run afterwards. */
  expected: Build,
  /** What ran when the plan was made; null when nothing did. */
  replaced: Build.nullable(),
});
export type DeployStep = z.infer<typeof DeployStep>;

export const CancelStep = z.object({ application: z.string(), deployment: z.string() });

/** What a deployment is known by later. */
export const Reference = z.object({
  deployment: z.string().optional(),
  /** The newest deployment before the write, so that what came of it can be told apart; null when there was none. */
  newestBefore: z.string().nullable().optional(),
});

export function buildIdentity({ image, commit, repository }: Deployment): BuildIdentity {
  return { image, commit, repository };
}
