import { listWorkflows } from '@/lib/endpoints/workflows';
import { route } from '@/lib/http/route';
import { workflows } from '@/lib/operations/workflows';

export const GET = route(listWorkflows, workflows);
