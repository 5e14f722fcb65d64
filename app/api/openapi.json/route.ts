import { describeApi } from '@/lib/http/describe-api';

export const GET = describeApi;
