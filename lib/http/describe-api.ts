import { openApi } from '@/lib/endpoints/openapi';

let description: string | undefined;

/** The OpenAPI document, for whoever has signed in; it is the same until the next start. */
export async function sendDescription(): Promise<Response> {
  description ??= JSON.stringify(openApi());
  return new Response(description, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });
}
