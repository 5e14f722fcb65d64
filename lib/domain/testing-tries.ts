/** How often a costly property is tried: the long round tries all of it, the everyday round a third. */
export function tries(times: number): number {
  return process.env.LONG_ROUND ? times : Math.ceil(times / 3);
}
