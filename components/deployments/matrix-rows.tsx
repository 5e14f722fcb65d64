'use client';

import { EnvironmentName } from '@/components/compare/environment-name';
import { useNearRows } from '@/components/ui/near-rows';
import type { MatrixRow } from '@/lib/domain/deployment-matrix';
import type { EnvironmentRef } from '@/lib/domain/environment';
import { MatrixRowItem } from './matrix-row-item';

interface MatrixRowsProps {
  connection: string;
  rows: readonly MatrixRow[];
  environments: readonly EnvironmentRef[];
  complete: boolean;
  ticks: ReadonlySet<string>;
  onTick: (flow: string) => void;
}

/** A real table, of which only the lines near the window are built; empty lines keep the length of the rest. */
export function MatrixRows({ connection, rows, environments, complete, ticks, onTick }: MatrixRowsProps) {
  const { scroller, measure, items, above, below } = useNearRows<MatrixRow, HTMLElement>({
    rows,
    keyOf: ({ flow }) => flow.id,
    height: () => 53,
    overscan: 3,
  });
  return (
    <section
      ref={scroller}
      aria-label="Flows by environment"
      className="relative min-h-0 flex-1 overflow-auto max-sm:h-[70dvh] max-sm:flex-none"
      data-testid="matrix"
    >
      <table aria-rowcount={rows.length + 1} className="w-full border-separate border-spacing-0">
        <thead className="sticky top-0 z-20 bg-panel text-left">
          <tr aria-rowindex={1}>
            <th
              scope="col"
              className="sticky left-0 z-10 min-w-44 border-line border-b bg-panel px-4 py-2 font-medium sm:min-w-72"
            >
              Flow
            </th>
            {environments.map((environment) => (
              <th
                key={environment.id}
                scope="col"
                className="min-w-36 border-line border-b border-l px-3 py-2 font-medium"
              >
                <EnvironmentName environment={environment} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Space height={above} />}
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <MatrixRowItem
                key={item.key}
                connection={connection}
                row={row}
                index={item.index}
                measure={measure}
                environments={environments}
                complete={complete}
                ticked={ticks.has(row.flow.id)}
                onTick={onTick}
              />
            );
          })}
          {below > 0 && <Space height={below} />}
        </tbody>
      </table>
    </section>
  );
}

function Space({ height }: { height: number }) {
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}
