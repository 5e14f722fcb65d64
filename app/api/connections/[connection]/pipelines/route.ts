import { listPipelines } from '@/lib/endpoints/pipelines';
import { route } from '@/lib/http/route';
import { pipelines } from '@/lib/operations/pipelines';

export const GET = route(listPipelines, pipelines);
