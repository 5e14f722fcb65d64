import { changeEvents } from '@/lib/http/events';

export async function GET(request: Request, { params }: { params: Promise<{ change: string }> }): Promise<Response> {
  return changeEvents(request, (await params).change);
}
