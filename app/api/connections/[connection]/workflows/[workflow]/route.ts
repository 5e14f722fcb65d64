import { readWorkflow } from '@/lib/endpoints/workflows';
import { route } from '@/lib/http/route';
import { workflow } from '@/lib/operations/workflows';

export const GET = route(readWorkflow, workflow);
