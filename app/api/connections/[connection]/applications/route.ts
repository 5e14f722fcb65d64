import { listApplications } from '@/lib/endpoints/pipelines';
import { route } from '@/lib/http/route';
import { applications } from '@/lib/operations/pipelines';

export const GET = route(listApplications, applications);
