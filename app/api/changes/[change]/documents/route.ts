import { readPlannedDocuments } from '@/lib/endpoints/planned-documents';
import { route } from '@/lib/http/route';
import { planned } from '@/lib/operations/planned-documents';

export const GET = route(readPlannedDocuments, planned);
