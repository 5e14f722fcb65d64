import { cancelChange } from '@/lib/endpoints/changes';
import { route } from '@/lib/http/route';
import { cancel } from '@/lib/operations/change-life';

export const POST = route(cancelChange, cancel);
