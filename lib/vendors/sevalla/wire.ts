import { z } from 'zod';

/** Identifiers are opaque to us; what comes as a number is kept as its text. */
const Id = z.union([z.string(), z.number().transform(String)]);
/** Enumerations are plain strings, because a state that we do not know must be shown and not be an error. */
const Text = z.string().nullish();

/** Members that we do not know are no error, and are not read: what they may hold one day could be a secret. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), total: z.number(), offset: z.number().nullish(), limit: z.number().nullish() });

const Stage = z.object({
  id: Id,
  display_name: z.string(),
  type: Text,
  order: z.number(),
  branch: Text,
  /** In no published description, but in the vendor's own client: read where it is sent. */
  apps: z.array(z.object({ id: Id, name: Text, display_name: Text })).nullish(),
});
export type WireStage = z.infer<typeof Stage>;

export const WirePipeline = z.object({
  id: Id,
  display_name: z.string(),
  type: Text,
  project_id: Id.nullish(),
  stages: z.array(Stage),
});
export type WirePipeline = z.infer<typeof WirePipeline>;
export const WirePipelines = listOf(WirePipeline);

const listed = {
  id: Id,
  name: Text,
  display_name: z.string(),
  status: Text,
  type: Text,
  source: Text,
  is_suspended: z.boolean().nullish(),
  updated_at: Text,
};
export const WireListedApplication = z.object(listed);
export type WireListedApplication = z.infer<typeof WireListedApplication>;
export const WireApplications = listOf(WireListedApplication);

export const WireApplication = z.object({
  ...listed,
  project_id: Id.nullish(),
  auto_deploy: z.boolean().nullish(),
  git_type: Text,
  repo_url: Text,
  default_branch: Text,
  docker_image: Text,
  build_type: Text,
  build_path: Text,
  dockerfile_path: Text,
  build_cache_enabled: z.boolean().nullish(),
  hibernation_enabled: z.boolean().nullish(),
  allow_deploy_paths: z.array(z.string()).nullish(),
  ignore_deploy_paths: z.array(z.string()).nullish(),
});
export type WireApplication = z.infer<typeof WireApplication>;

/** `value` is the decrypted secret: `client.ts` turns it into a keyed hash before anything else sees it. */
const Variable = z.object({
  key: z.string(),
  value: z.string().nullish(),
  is_runtime: z.boolean().nullish(),
  is_buildtime: z.boolean().nullish(),
});
export type WireVariable = z.infer<typeof Variable>;
export const WireVariables = listOf(Variable);

export const WireDeployment = z.object({
  id: Id,
  app_id: Id.nullish(),
  status: Text,
  type: Text,
  trigger: Text,
  steps: z.array(z.string()).nullish(),
  docker_image_url: Text,
  repo_url: Text,
  branch: Text,
  commit_sha: Text,
  commit_message: Text,
  author_login: Text,
  started_at: Text,
  finished_at: Text,
  created_at: z.string(),
});
export type WireDeployment = z.infer<typeof WireDeployment>;
export const WireDeployments = listOf(WireDeployment);

/** A bare array, one element for each target that was accepted; a target that is missing was not. */
export const WirePromoted = z.array(z.object({ target_app_id: Id, deployment_id: Id }));

/** A bare array as well. `unix_timestamp` are microseconds. */
export const WireLog = z.array(
  z.object({ message: z.string(), severity: Text, timestamp: Text, unix_timestamp: z.number().nullish() }),
);
export type WireLog = z.infer<typeof WireLog>;

export const WireKey = z.object({ name: Text, expires_at: Text, company_id: Id.nullish(), status: Text });
export type WireKey = z.infer<typeof WireKey>;

/** Newer than the published description, so that only what we look for is read, in whatever shape it comes. */
export const WireOwnKey = z.object({
  capabilities: z.array(z.union([z.string(), z.object({ permission: z.string() }), z.unknown()])).nullish(),
});

export const WireNothing = z.unknown();

export const WireError = z.object({
  message: Text,
  data: z.object({ code: Text }).nullish(),
});
