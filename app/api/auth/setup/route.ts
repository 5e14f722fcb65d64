import { setUp } from '@/lib/http/setup';

export const POST = setUp;
