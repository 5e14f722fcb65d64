import { randomUUID } from 'node:crypto';
import { openApi } from '@/lib/endpoints/openapi';
import { problemResponse } from './problem';
import { signedIn } from './route';

/** The OpenAPI document, for whoever has signed in. */
export async function describeApi(): Promise<Response> {
  try {
    await signedIn();
    return Response.json(openApi(), { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(error, randomUUID());
  }
}
