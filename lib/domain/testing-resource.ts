import type { JsonObject } from './json';
import type { Resource } from './resource';

/** A resource of which nothing matters but what normalising dropped. */
export const resourceIgnoring = (ignored: JsonObject): Resource => ({
  type: 'workflow',
  id: 'w',
  name: 'w',
  document: { fields: {}, parts: [] },
  hash: '',
  updatedAt: null,
  updatedBy: null,
  ignored,
  references: [],
});
