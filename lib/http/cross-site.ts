import { AppError } from '@/lib/domain/error';
import { env } from '@/lib/env';

/**
 * Refuses a change that another site could have caused with the visitor's cookie. Browsers say where a request comes
 * from in one of two headers; a script that sends neither is no browser and has no business with a cookie.
 */
export function refuseCrossSite(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const ownSite = site === null || site === 'same-origin';
  const ownOrigin = origin === null || origin === new URL(env().NEXTAUTH_URL).origin;
  if (ownSite && ownOrigin) return;
  throw new AppError('cross_site', 'Changes are only accepted from Promenade’s own pages. Nothing was done.');
}
