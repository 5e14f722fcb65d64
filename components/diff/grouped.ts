/** "12,345". Asking the browser for it loads its tables of locales, which takes longer than drawing the diff. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
