import { readDeployment } from '@/lib/endpoints/pipelines';
import { route } from '@/lib/http/route';
import { deployment } from '@/lib/operations/pipelines';

export const GET = route(readDeployment, deployment);
