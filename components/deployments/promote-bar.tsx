'use client';

import { ArrowRight, FileSearch } from 'lucide-react';
import { HiddenTicks } from '@/components/compare/hidden-ticks';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Select } from '@/components/ui/input';
import type { EnvironmentRef } from '@/lib/domain/environment';
import { pathsOf } from './address';

interface PromoteBarProps {
  connection: string;
  environments: readonly EnvironmentRef[];
  flows: ReadonlySet<string>;
  /** How many of them no row stands for at the moment. */
  hidden: number;
  onShowHidden: () => void;
  source: string | null;
  target: string | null;
  onChange: (patch: { source?: string | null; target?: string | null }) => void;
  onClear: () => void;
}

const most = 200;

/** The flows that are picked, from where to where they shall go, and the way to the review. */
export function PromoteBar(props: PromoteBarProps) {
  const { connection, environments, flows, hidden, source, target, onShowHidden, onChange, onClear } = props;
  const refusal = useRefusal('change:plan', { connection, environment: target ?? undefined });
  if (flows.size === 0) return <p role="status" className="sr-only" />;
  const because =
    source === null || target === null
      ? 'Choose from where to where first'
      : source === target
        ? 'Choose two different environments'
        : flows.size > most
          ? `One change takes ${most} flows at most`
          : refusal;
  return (
    <section
      aria-label="Picked flows"
      className="sticky bottom-0 z-20 flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t bg-raised px-4 py-2.5 shadow-[0_-4px_16px_rgb(0_0_0/0.06)]"
    >
      <p role="status" className="font-semibold tabular-nums">
        {flows.size === 1 ? '1 flow' : `${flows.size} flows`} picked
      </p>
      <HiddenTicks count={hidden} onShow={onShowHidden} />
      <Choose label="From" environments={environments} value={source} onChange={(id) => onChange({ source: id })} />
      <ArrowRight role="img" aria-label="into" className="size-4 text-accent" />
      <Choose label="Into" environments={environments} value={target} onChange={(id) => onChange({ target: id })} />
      <div className="ml-auto flex items-center gap-2">
        <Button tone="ghost" onClick={onClear}>
          Clear
        </Button>
        {because ? (
          <Button tone="primary" because={because}>
            Review the promotion
          </Button>
        ) : (
          <ButtonLink tone="primary" href={pathsOf(connection).promote([...flows], { source, target })}>
            <FileSearch aria-hidden className="size-4" /> Review the promotion
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

interface ChooseProps {
  label: string;
  environments: readonly EnvironmentRef[];
  value: string | null;
  onChange: (id: string | null) => void;
}

/** An environment out of all; production says so in its name, because an option can hold text only. */
export function Choose({ label, environments, value, onChange }: ChooseProps) {
  return (
    <Select
      aria-label={label}
      className="h-8! max-w-56"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{label} …</option>
      {environments.map(({ id, name, production }) => (
        <option key={id} value={id}>
          {name}
          {production ? ' (production)' : ''}
        </option>
      ))}
    </Select>
  );
}
