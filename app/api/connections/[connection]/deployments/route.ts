import { listFlowDeployments } from '@/lib/endpoints/flow-deployments';
import { route } from '@/lib/http/route';
import { deployments } from '@/lib/operations/flow-deployments';

export const GET = route(listFlowDeployments, deployments);
