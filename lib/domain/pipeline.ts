import { z } from 'zod';

/** One run of a build on an application, as the vendor tells it. Unknown states and triggers are kept as they came. */
export const Deployment = z.object({
  id: z.string(),
  application: z.string(),
  status: z.string().nullable(),
  type: z.string().nullable(),
  trigger: z.string().nullable(),
  /** The stations it passes, such as `rollout`. */
  steps: z.array(z.string()),
  /** The image; two deployments run the same build when this is equal. */
  image: z.string().nullable(),
  repository: z.string().nullable(),
  branch: z.string().nullable(),
  commit: z.string().nullable(),
  commitMessage: z.string().nullable(),
  /** Who wrote the commit. The vendor does not know who deployed it. */
  commitAuthor: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type Deployment = z.infer<typeof Deployment>;

/** An application as the list of the account shows it. */
export const Application = z.object({
  id: z.string(),
  name: z.string(),
  /** `previewApp` for the ones that come and go with a pull request. */
  type: z.string().nullable(),
  status: z.string().nullable(),
  suspended: z.boolean(),
  /** Where the code comes from, once the application has been read by itself; null when it has not or has none. */
  repository: z.string().nullable(),
  branch: z.string().nullable(),
  project: z.string().nullable(),
  updatedAt: z.string().nullable(),
});
export type Application = z.infer<typeof Application>;

/** Where an application belongs: in which stage, and in which row of the board, beside its likes in other stages. */
export const Placement = z.object({
  stage: z.string(),
  application: z.string(),
  /** The resource id that the application has on every side; one application of an early stage may stand in several. */
  row: z.string(),
});
export type Placement = z.infer<typeof Placement>;

export const Stage = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  order: z.number(),
  production: z.boolean(),
  /** Only pages of pull requests live here; nothing is promoted into it. */
  preview: z.boolean(),
  branch: z.string().nullable(),
});
export type Stage = z.infer<typeof Stage>;

export const Pipeline = z.object({
  id: z.string(),
  name: z.string(),
  /** `trunk` or `branch`, or whatever else the vendor says. */
  type: z.string(),
  /** The project that it belongs to; its applications inherit it. Null when it has none, or when a list left it out. */
  project: z.string().nullable(),
  /** In the vendor's order. */
  stages: z.array(Stage),
});
export type Pipeline = z.infer<typeof Pipeline>;

/** Who says which application belongs where. */
export const PlacedBy = z.enum(['vendor', 'people', 'nobody']);

/** A pipeline with who stands where, without what runs there. */
export const PlacedPipeline = Pipeline.extend({ placedBy: PlacedBy, placements: z.array(Placement) });
export type PlacedPipeline = z.infer<typeof PlacedPipeline>;

/** How what runs here relates to what runs in the stage to its left. */
export const Relation = z.enum(['first', 'in_step', 'behind', 'ahead', 'different', 'empty', 'unknown']);
export type Relation = z.infer<typeof Relation>;

/** One application in one stage. */
export const Cell = z.object({
  application: z.object({
    id: z.string(),
    name: z.string(),
    autoDeploy: z.boolean().nullable(),
    /** True while the vendor keeps it switched off; null where that was not seen. */
    suspended: z.boolean().nullable(),
  }),
  /** The newest deployment that succeeded: what is live. Null when there is none, or when `problem` says why it is not known. */
  running: Deployment.nullable(),
  /** The newest deployment when it is another one: on its way, or failed. */
  latest: Deployment.nullable(),
  relation: Relation,
  /** How many successful builds of the left neighbour lie between, where that can be counted. */
  builds: z.number().nullable(),
  problem: z.string().nullable(),
});
export type Cell = z.infer<typeof Cell>;

export const BoardRow = z.object({
  id: z.string(),
  /** By stage id; a stage that is missing here has no such application. */
  cells: z.record(z.string(), Cell),
});
export type BoardRow = z.infer<typeof BoardRow>;

/** A pipeline with what runs where. */
export const Board = z.object({
  pipeline: Pipeline,
  rows: z.array(BoardRow),
  placedBy: PlacedBy,
  placements: z.array(Placement),
  readAt: z.string(),
  /** What could not be seen, in words. */
  gaps: z.array(z.string()),
});
export type Board = z.infer<typeof Board>;

/** One line of a deployment's log. */
export const LogLine = z.object({ at: z.string(), severity: z.string().nullable(), message: z.string() });
export type LogLine = z.infer<typeof LogLine>;

/** True when nothing will happen to a deployment any more; a state that we do not know is not taken for an end. */
export function isEnded(status: string | null): boolean {
  return status !== null && ['success', 'failed', 'cancelled', 'skipped'].includes(status);
}

/** What tells one build from another. */
export type BuildIdentity = Pick<Deployment, 'image' | 'commit' | 'repository'>;

/** True when both run one and the same build. The image decides; without images, the commit of the same repository. */
export function isSameBuild(left: BuildIdentity, right: BuildIdentity): boolean {
  if (left.image !== null && right.image !== null) return left.image === right.image;
  return left.commit !== null && left.commit === right.commit && left.repository === right.repository;
}

/** What a connection with pipelines can read. */
export interface PipelineReads {
  list(): Promise<Pipeline[]>;
  /** The same with who stands where, which costs one more read for each. */
  layouts(): Promise<PlacedPipeline[]>;
  /**
   * Everything at once. With `known`, an earlier board of the same session, only those applications are read again that
   * the account's list shows as changed, that have a deployment on its way, or that were not looked at for a while.
   */
  board(pipeline: string, known?: Board): Promise<Board>;
  applications(): Promise<Application[]>;
  /** Newest first. */
  deployments(
    application: string,
    page: { offset: number; limit: number },
  ): Promise<{ items: Deployment[]; more: boolean }>;
  /** With its log where one was asked for; null when there is no such deployment. */
  deployment(application: string, deployment: string): Promise<Deployment | null>;
  log(application: string, deployment: string): Promise<LogLine[]>;
}
