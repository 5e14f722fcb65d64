import { reviewStep } from '@/lib/endpoints/governance';
import { route } from '@/lib/http/route';
import { review } from '@/lib/operations/decide';

export const PUT = route(reviewStep, review);
