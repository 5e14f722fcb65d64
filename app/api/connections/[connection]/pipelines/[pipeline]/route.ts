import { readPipeline } from '@/lib/endpoints/pipelines';
import { route } from '@/lib/http/route';
import { pipeline } from '@/lib/operations/pipelines';

export const GET = route(readPipeline, pipeline);
