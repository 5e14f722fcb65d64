import { boardEvents } from '@/lib/http/events';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ connection: string; pipeline: string }> },
): Promise<Response> {
  return boardEvents(request, await params);
}
