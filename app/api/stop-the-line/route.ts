import { readLine, stopLine } from '@/lib/endpoints/governance';
import { route } from '@/lib/http/route';
import { read, setLine } from '@/lib/operations/line';

export const GET = route(readLine, read);
export const POST = route(stopLine, setLine);
