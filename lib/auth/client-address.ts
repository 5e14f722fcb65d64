/**
 * The address that a sign-in is counted under. Anybody can send `x-forwarded-for`, so it counts only where a proxy must
 * stand in front (the site is https, which Promenade itself does not speak), and of it only the last entry: the one
 * that this proxy added itself. Everywhere else all sign-ins share one address, which is this machine.
 */
export function clientAddress(headers: Record<string, unknown> | undefined, site: string): string {
  const forwarded = headers?.['x-forwarded-for'];
  if (!site.startsWith('https://') || typeof forwarded !== 'string') return 'direct';
  const last = forwarded.split(',').at(-1)?.trim();
  return last ? last.slice(0, 64) : 'direct';
}
