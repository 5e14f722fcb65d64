import { readiness } from '@/lib/http/health';

export const GET = readiness;
