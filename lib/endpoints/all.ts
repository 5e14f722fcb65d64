import { exportAudit, listAudit, verifyAudit } from './audit';
import { cancelChange, changeEvents, listChanges, readChange, retryChange, runChange, submitChange } from './changes';
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
import { listFlowDeployments, listFlows, listVersionDeployments, readFlowDeployment } from './flow-deployments';
import { createFreeze, deleteFreeze, listFreezes } from './freezes';
import {
  approveChange,
  commentOnChange,
  listPolicies,
  readLine,
  rejectChange,
  reviewStep,
  rollBackChange,
  savePolicy,
  stopLine,
} from './governance';
import { describeApi, readMetrics } from './house';
import { readMatrix } from './matrix';
import { createMember, deleteMember, listMembers, updateMember } from './members';
import {
  boardEvents,
  listApplications,
  listDeployments,
  listPipelines,
  placeApplications,
  readDeployment,
  readPipeline,
} from './pipelines';
import { readPlannedDocuments, readStanding } from './planned-documents';
import { createToken, deleteToken, listTokens } from './tokens';
import { listWorkflows, readWorkflow } from './workflows';

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
  readMatrix,
  listPipelines,
  readPipeline,
  boardEvents,
  placeApplications,
  listApplications,
  listDeployments,
  readDeployment,
  listFlowDeployments,
  listFlows,
  listVersionDeployments,
  readFlowDeployment,
  listWorkflows,
  readWorkflow,
  listChanges,
  submitChange,
  readChange,
  changeEvents,
  readPlannedDocuments,
  readStanding,
  runChange,
  retryChange,
  cancelChange,
  approveChange,
  rejectChange,
  commentOnChange,
  reviewStep,
  rollBackChange,
  listPolicies,
  savePolicy,
  readLine,
  stopLine,
  listFreezes,
  createFreeze,
  deleteFreeze,
  listMembers,
  createMember,
  updateMember,
  deleteMember,
  listTokens,
  createToken,
  deleteToken,
  listAudit,
  verifyAudit,
  exportAudit,
  readMetrics,
  describeApi,
];
