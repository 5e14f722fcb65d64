import type { Environment, Organisation, Person } from './documents';

/** Who is asking, and which environment is the current one. */
export interface Caller {
  scheme: 'ApiKey' | 'Bearer';
  organisation: Organisation;
  environment: Environment;
  /** A key acts as the person who made it. */
  person: Person;
}

/** What the middleware leaves for the routes. */
export interface NovuEnv {
  Variables: { caller: Caller; body: unknown };
}
