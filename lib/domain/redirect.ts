/**
 * The place on this site that a `callbackUrl` means, as a path with query and fragment; `/` for anything else.
 * The answer always starts with exactly one slash, so that no browser can read a host into it.
 */
export function localPath(target: string | null | undefined, origin: string): string {
  // Browsers read a backslash as a slash and drop control characters, so neither may take part in the decision.
  if (!target || hasTraps(target)) return '/';
  if (!target.startsWith('/') && !/^https?:\/\//i.test(target)) return '/';
  if (!URL.canParse(target, origin)) return '/';
  const url = new URL(target, origin);
  if (url.origin !== new URL(origin).origin || url.username || url.password) return '/';
  if (url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}

function hasTraps(target: string): boolean {
  return target.includes('\\') || [...target].some((character) => character <= ' ' || character === '\u007f');
}
