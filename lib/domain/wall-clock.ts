const minute = 60_000;

/** How far the clocks of a zone are ahead of UTC at an instant, in minutes. */
function aheadOfUtc(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const wall = Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}Z`);
  return Math.round((wall - Math.floor(instant / minute) * minute) / minute);
}

/**
 * A time on the wall of a zone, such as `2026-12-20T18:00`, as an instant with its offset. When clocks are put back and
 * a time comes twice, the first is meant; when they are put forward and it never comes, the answer is null.
 */
export function instantOn(local: string, timeZone: string): string | null {
  const wall = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(wall)) return null;
  // No zone is further than a day from UTC, and none changes its clocks twice within two.
  const offsets = [wall - 86_400_000, wall + 86_400_000].map((instant) => aheadOfUtc(instant, timeZone));
  const found = [...new Set(offsets)]
    .sort((a, b) => b - a)
    .find((offset) => aheadOfUtc(wall - offset * minute, timeZone) === offset);
  return found === undefined ? null : `${local}:00${offsetText(found)}`;
}

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}

/** What the clocks of a zone show at an instant, in the form of a date-and-time field. */
export function wallAt(instant: number, timeZone: string): string {
  return new Date(instant + aheadOfUtc(instant, timeZone) * minute).toISOString().slice(0, 16);
}
