import { listAudit } from './audit';
import { cancelChange, listChanges, readChange, retryChange, runChange, submitChange } from './changes';
import { compareEnvironments, compareResource, readInventory } from './compare';
import {
  checkConnection,
  createConnection,
  deleteConnection,
  listConnections,
  listEnvironments,
  readConnection,
  updateConnection,
} from './connections';
import type { Endpoint } from './endpoint';

/** Every endpoint there is. A route that is not in here fails a test, and so does an entry without a route. */
export const endpoints: readonly Endpoint[] = [
  listConnections,
  createConnection,
  readConnection,
  updateConnection,
  deleteConnection,
  checkConnection,
  listEnvironments,
  readInventory,
  compareEnvironments,
  compareResource,
  listChanges,
  submitChange,
  readChange,
  runChange,
  retryChange,
  cancelChange,
  listAudit,
];
