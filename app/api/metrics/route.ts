import { readMetrics } from '@/lib/endpoints/house';
import { sendMetrics } from '@/lib/http/metrics';
import { respond } from '@/lib/http/route';

export const GET = respond(readMetrics, sendMetrics);
