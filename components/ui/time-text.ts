/*
 * Times in words, by the reader's clock. They are put together by hand: the first use of `Intl` loads the browser's tables
 * of locales, a task of some 30 ms on every page that shows a time.
 */

const steps: [limit: number, divisor: number, unit: string][] = [
  [60 * 60, 60, 'm'],
  [24 * 60 * 60, 60 * 60, 'h'],
  [30 * 24 * 60 * 60, 24 * 60 * 60, 'd'],
  [365 * 24 * 60 * 60, 30 * 24 * 60 * 60, 'mo'],
  [Number.POSITIVE_INFINITY, 365 * 24 * 60 * 60, 'y'],
];

/** "3h ago", or "in 3h" for what is still to come; `seconds` is how long ago it was. */
export function agoText(seconds: number): string {
  const passed = Math.abs(seconds);
  const [, divisor, unit] = steps.find(([limit]) => passed < limit) ?? [0, 60, 'm'];
  const amount = `${Math.round(passed / divisor)}${unit}`;
  if (passed < 60) return 'just now';
  return seconds > 0 ? `${amount} ago` : `in ${amount}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number) => String(number).padStart(2, '0');

/** "29 Nov 2026, 20:12:03" for a time in milliseconds. */
export function dateTimeText(time: number): string {
  const date = new Date(time);
  return `${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear()}, ${clockText(time)}`;
}

/** "20:12:03" for a time in milliseconds. */
export function clockText(time: number): string {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}
