import { exportAudit } from '@/lib/endpoints/audit';
import { sendAudit } from '@/lib/http/export-audit';
import { respond } from '@/lib/http/route';

export const GET = respond(exportAudit, sendAudit);
