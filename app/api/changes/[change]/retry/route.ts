import { retryChange } from '@/lib/endpoints/changes';
import { route } from '@/lib/http/route';
import { retry } from '@/lib/operations/change-life';

export const POST = route(retryChange, retry);
