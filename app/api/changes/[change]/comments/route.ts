import { commentOnChange } from '@/lib/endpoints/governance';
import { route } from '@/lib/http/route';
import { comment } from '@/lib/operations/decide';

export const POST = route(commentOnChange, comment);
