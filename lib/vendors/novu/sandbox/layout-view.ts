import type { Layout } from './documents';
import { slugFor } from './identifiers';

/** The whole layout, as everything but the list answers it. */
export function layoutDetail(layout: Layout) {
  const { values, updatedBy, ...fields } = layout;
  return {
    ...fields,
    slug: slugFor(layout.name, 'lt', layout._id),
    origin: 'novu-cloud',
    type: 'BRIDGE',
    updatedBy: updatedBy ?? undefined,
    variables: { type: 'object' },
    controls: { values },
  };
}

/** A list entry: it has no content and nobody who changed it. */
export function layoutListItem(layout: Layout) {
  return { ...layoutDetail(layout), updatedBy: undefined, variables: {}, controls: { values: {} } };
}
