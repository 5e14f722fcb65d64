import { placeApplications } from '@/lib/endpoints/pipelines';
import { route } from '@/lib/http/route';
import { place } from '@/lib/operations/pipelines';

export const PUT = route(placeApplications, place);
