import { readStanding } from '@/lib/endpoints/planned-documents';
import { route } from '@/lib/http/route';
import { standing } from '@/lib/operations/planned-documents';

export const GET = route(readStanding, standing);
