import { boardEvents } from '@/lib/endpoints/pipelines';
import { tellBoard } from '@/lib/http/events';
import { respond } from '@/lib/http/route';

export const GET = respond(boardEvents, tellBoard);
