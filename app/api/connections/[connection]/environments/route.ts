import { listEnvironments } from '@/lib/endpoints/connections';
import { route } from '@/lib/http/route';
import { environments } from '@/lib/operations/compare';

export const GET = route(listEnvironments, environments);
