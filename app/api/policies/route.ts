import { listPolicies, savePolicy } from '@/lib/endpoints/governance';
import { route } from '@/lib/http/route';
import { list, save } from '@/lib/operations/policies';

export const GET = route(listPolicies, list);
export const PUT = route(savePolicy, save);
