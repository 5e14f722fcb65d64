import { readFlowDeployment } from '@/lib/endpoints/flow-deployments';
import { route } from '@/lib/http/route';
import { deployment } from '@/lib/operations/flow-deployments';

export const GET = route(readFlowDeployment, deployment);
