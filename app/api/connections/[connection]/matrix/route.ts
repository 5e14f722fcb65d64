import { readMatrix } from '@/lib/endpoints/matrix';
import { route } from '@/lib/http/route';
import { matrix } from '@/lib/operations/matrix';

export const GET = route(readMatrix, matrix);
