import { answerMetrics } from '@/lib/http/metrics';

export const GET = (): Promise<Response> => answerMetrics();
