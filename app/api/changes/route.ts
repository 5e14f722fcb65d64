import { listChanges, submitChange } from '@/lib/endpoints/changes';
import { route } from '@/lib/http/route';
import { list } from '@/lib/operations/change-life';
import { submit } from '@/lib/operations/changes';

export const GET = route(listChanges, list);
export const POST = route(submitChange, submit, ({ dryRun }) => (dryRun ? 200 : 201));
