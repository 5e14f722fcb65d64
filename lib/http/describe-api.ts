import { openApi } from '@/lib/endpoints/openapi';

/** The OpenAPI document, for whoever has signed in. */
export async function sendDescription(): Promise<Response> {
  return Response.json(openApi(), { headers: { 'cache-control': 'no-store' } });
}
