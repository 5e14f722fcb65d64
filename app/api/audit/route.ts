import { listAudit } from '@/lib/endpoints/audit';
import { route } from '@/lib/http/route';
import { list } from '@/lib/operations/audit';

export const GET = route(listAudit, list);
