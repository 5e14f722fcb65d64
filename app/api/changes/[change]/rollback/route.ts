import { rollBackChange } from '@/lib/endpoints/governance';
import { route } from '@/lib/http/route';
import { rollBack } from '@/lib/operations/rollback';

export const POST = route(rollBackChange, rollBack, ({ dryRun }) => (dryRun ? 200 : 201));
