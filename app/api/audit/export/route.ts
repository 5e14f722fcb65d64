import { exportAudit } from '@/lib/http/export-audit';

export const GET = exportAudit;
