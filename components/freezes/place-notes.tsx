'use client';

import { useQueries } from '@tanstack/react-query';
import { cx } from '@/components/ui/cx';
import type { PlaceState } from '@/lib/endpoints/freezes';
import { NotKnown, StateNote } from './place-note';
import { placesQuery } from './queries';

interface PlaceNotesProps {
  places: readonly { connection: string; environment: { id: string; name: string } }[];
  className?: string;
}

/** How several environments stand, those that stand alike in one sentence, for the head of what shows them all. */
export function PlaceNotes({ places, className }: PlaceNotesProps) {
  const connections = [...new Set(places.map(({ connection }) => connection))];
  const idsIn = (wanted: string) =>
    places.flatMap(({ connection, environment }) => (connection === wanted ? [environment.id] : []));
  const answers = useQueries({ queries: connections.map((connection) => placesQuery(connection, idsIn(connection))) });
  const groups = new Map<string, { names: string[]; here: PlaceState | null }>();
  for (const { connection, environment } of places) {
    const { data, error } = answers[connections.indexOf(connection)] ?? {};
    // While it is being asked nothing is said; the room for it is there, so that nothing jumps.
    if (!data && !error) continue;
    const here = error ? null : (data?.[environment.id] ?? null);
    const key = JSON.stringify(here);
    const group = groups.get(key) ?? { names: [], here };
    groups.set(key, { ...group, names: [...group.names, environment.name] });
  }
  return (
    <section aria-label="Freezes" className={cx('flex min-h-5 flex-wrap gap-x-4 gap-y-1 text-small', className)}>
      {[...groups].map(([key, { names, here }]) => {
        const which = whichAre(names, places.length);
        return here ? <StateNote key={key} which={which} here={here} /> : <NotKnown key={key} which={which} />;
      })}
    </section>
  );
}

/** A few by their names, more by their number: the others are named. */
function whichAre(names: readonly string[], all: number): string {
  if (names.length === 1) return `${names[0]} is`;
  if (names.length <= 3) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are`;
  return names.length === all ? `All ${all} environments are` : `${names.length} of ${all} environments are`;
}
