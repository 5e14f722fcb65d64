import { changeEvents } from '@/lib/endpoints/changes';
import { tellChange } from '@/lib/http/events';
import { respond } from '@/lib/http/route';

export const GET = respond(changeEvents, tellChange);
