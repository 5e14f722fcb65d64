import type { About } from '@/lib/vendors/about';
import { aboutVendor } from '@/lib/vendors/manifest';

const labels: Record<About['pages'][number], string> = {
  compare: 'Compare',
  workflows: 'Workflows',
  pipelines: 'Pipelines',
  deployments: 'Deployments',
};

/** The pages that a connection has, the most useful one first. */
export function pagesOf({ id, vendor }: { id: string; vendor: string }): { href: string; label: string }[] {
  const pages = aboutVendor(vendor)?.pages ?? ['compare' as const];
  return pages.map((page) => ({ href: `/c/${id}/${page}`, label: labels[page] }));
}
