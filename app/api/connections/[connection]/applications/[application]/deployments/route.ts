import { listDeployments } from '@/lib/endpoints/pipelines';
import { route } from '@/lib/http/route';
import { deploymentsOf } from '@/lib/operations/pipelines';

export const GET = route(listDeployments, deploymentsOf);
