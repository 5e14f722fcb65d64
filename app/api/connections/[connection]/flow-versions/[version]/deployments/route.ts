import { listVersionDeployments } from '@/lib/endpoints/flow-deployments';
import { route } from '@/lib/http/route';
import { deploymentsOfVersion } from '@/lib/operations/flow-deployments';

export const GET = route(listVersionDeployments, deploymentsOfVersion);
