import { verifyAudit } from '@/lib/endpoints/audit';
import { route } from '@/lib/http/route';
import { verify } from '@/lib/operations/audit';

export const GET = route(verifyAudit, verify);
