import { readChange } from '@/lib/endpoints/changes';
import { route } from '@/lib/http/route';
import { read } from '@/lib/operations/change-life';

export const GET = route(readChange, read);
