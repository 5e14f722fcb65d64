import { describeApi } from '@/lib/endpoints/house';
import { sendDescription } from '@/lib/http/describe-api';
import { respond } from '@/lib/http/route';

export const GET = respond(describeApi, sendDescription);
