/** Any JSON that goes over the wire. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export interface Person {
  id: number;
  name: string;
}

export interface VirtualEnvironment {
  id: number;
  name: string;
  type: string;
  created_at: string;
}

export interface Flow {
  id: number;
  name: string;
  description: string;
  created_at: string;
}

/** The "#" of a version is not stored: it is how many versions of the flow have an id up to this one. */
export interface Version {
  id: number;
  flow_id: number;
  status: 'Draft' | 'Inactive' | 'Deployed';
  created_at: string;
}

export interface Package {
  id: number;
  name: string;
  created_by: number;
}

export interface Deployment {
  id: number;
  flow_version_id: number;
  virtual_environment_id: number | null;
  package_id: number | null;
  priority: number | null;
  enabled_at: string | null;
  enabled_by: number | null;
  user_id: number;
  created_at: string;
  updated_at: string;
}

/** Everything that one account holds. */
export interface Account {
  people: readonly Person[];
  environments: Map<number, VirtualEnvironment>;
  flows: Map<number, Flow>;
  versions: Map<number, Version>;
  packages: Map<number, Package>;
  deployments: Map<number, Deployment>;
}
