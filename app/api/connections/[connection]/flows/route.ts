import { listFlows } from '@/lib/endpoints/flow-deployments';
import { route } from '@/lib/http/route';
import { flows } from '@/lib/operations/flow-deployments';

export const GET = route(listFlows, flows);
