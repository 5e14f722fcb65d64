import { rejectChange } from '@/lib/endpoints/governance';
import { route } from '@/lib/http/route';
import { reject } from '@/lib/operations/decide';

export const POST = route(rejectChange, reject);
