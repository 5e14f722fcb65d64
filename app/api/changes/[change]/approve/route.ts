import { approveChange } from '@/lib/endpoints/governance';
import { route } from '@/lib/http/route';
import { approve } from '@/lib/operations/decide';

export const POST = route(approveChange, approve);
