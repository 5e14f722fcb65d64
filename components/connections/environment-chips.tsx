import { EyeOff, PencilOff } from 'lucide-react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { type Environment, hasManyGroups } from '@/lib/domain/environment';

/** The environments of a connection, and what cannot be done with each. */
export function EnvironmentChips({ environments }: { environments: readonly Environment[] }) {
  const grouped = hasManyGroups(environments);
  return (
    <ul aria-label="Environments" className="flex flex-wrap gap-2">
      {environments.map((environment) => (
        <li
          key={environment.id}
          title={environment.limitation ?? undefined}
          className="inline-flex items-center gap-1.5 rounded-base border border-line bg-panel px-2 py-1"
        >
          <EnvironmentName environment={environment} group={grouped ? environment.group.name : null} />
          {!environment.readable && (
            <span className="inline-flex items-center gap-1 text-muted text-small">
              <EyeOff aria-hidden className="size-3.5" /> cannot be read
            </span>
          )}
          {environment.readable && !environment.writable && (
            <span className="inline-flex items-center gap-1 text-muted text-small">
              <PencilOff aria-hidden className="size-3.5" /> read only
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
