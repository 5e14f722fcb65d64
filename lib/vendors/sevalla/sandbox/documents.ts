/** What the sandbox holds, in the vendor's own words. */
export interface Application {
  id: string;
  company_id: string;
  project_id: string | null;
  name: string;
  display_name: string;
  type: string;
  source: string;
  is_suspended: boolean;
  auto_deploy: boolean;
  git_type: string | null;
  repo_url: string | null;
  default_branch: string | null;
  docker_image: string | null;
  build_type: string;
  created_at: string;
  updated_at: string;
}

export interface Build {
  docker_image_url: string | null;
  git_type: string | null;
  repo_url: string | null;
  branch: string | null;
  commit_sha: string | null;
  commit_message: string | null;
  author_login: string | null;
  author_img: string | null;
}

/** What is to become of a deployment; null in the seed, where everything has become of it already. */
export interface Course {
  /** Milliseconds since 1970. */
  accepted: number;
  end: 'success' | 'failed' | 'never';
  cancelledAt: number | null;
}

export interface Deployment extends Build {
  id: string;
  app_id: string;
  status: string;
  type: string;
  trigger: string;
  steps: string[];
  started_at: string | null;
  finished_at: string | null;
  created_at: string;
  updated_at: string;
  course: Course | null;
}

export interface EnvVar {
  id: string;
  app_id: string;
  key: string;
  value: string;
  is_runtime: boolean;
  is_buildtime: boolean;
  created_at: string;
  updated_at: string;
}

export interface Stage {
  id: string;
  pipeline_id: string;
  display_name: string;
  type: string;
  order: number;
  branch: string | null;
  auto_create_app: boolean;
  delete_stale_apps: boolean;
  stale_app_days: number;
  created_at: string;
  updated_at: string;
  /** Ids of the applications, which the published interface does not tell. */
  apps: string[];
}

export interface Pipeline {
  id: string;
  company_id: string;
  project_id: string | null;
  display_name: string;
  type: string;
  stages: Stage[];
  created_at: string;
  updated_at: string;
}

export interface Project {
  id: string;
  company_id: string;
  name: string;
  display_name: string;
  created_at: string;
  updated_at: string;
}

export interface Company {
  applications: Map<string, Application>;
  /** By application, newest first. */
  deployments: Map<string, Deployment[]>;
  variables: Map<string, EnvVar[]>;
  pipelines: Map<string, Pipeline>;
  projects: Map<string, Project>;
}
