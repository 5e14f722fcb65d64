import { runChange } from '@/lib/endpoints/changes';
import { route } from '@/lib/http/route';
import { run } from '@/lib/operations/change-life';

export const POST = route(runChange, run);
