'use client';

import { Check } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { grouped } from '@/components/ui/grouped';
import { Input } from '@/components/ui/input';
import type { Flow } from '@/lib/domain/flow-deployment';

interface FlowPickerProps {
  flows: readonly Flow[];
  reading: ReactNode;
  flow: Flow | null;
  onPick: (flow: Flow | null) => void;
}

const most = 8;

/** One flow out of perhaps thousands: typed for, then picked. */
export function FlowPicker({ flows, reading, flow, onPick }: FlowPickerProps) {
  const [text, setText] = useState('');
  const found = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return flows.filter(({ id, name }) => words.every((word) => `${name}\n${id}`.toLowerCase().includes(word)));
  }, [flows, text]);
  if (flow) {
    return (
      <div className="flex flex-col gap-1.5">
        <p className="font-medium">Flow</p>
        <p className="flex flex-wrap items-center gap-2 rounded-base border border-line bg-panel px-3 py-2">
          <Check aria-hidden className="size-4 text-added" />
          <span className="min-w-0 flex-1 font-medium">{flow.name}</span>
          <code className="text-muted text-small">{flow.id}</code>
          <Button size="small" onClick={() => onPick(null)}>
            Choose another flow
          </Button>
        </p>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <Field label="Flow" help={reading}>
        {(ids) => (
          <Input
            {...ids}
            type="search"
            placeholder="Type a part of its name or its id"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <ul aria-label="Flows" className="divide-y divide-line rounded-base border border-line">
        {found.slice(0, most).map((one) => (
          <li key={one.id}>
            <button
              type="button"
              onClick={() => onPick(one)}
              className="flex w-full items-center gap-2 px-3 py-1.5 text-left hover:bg-hover"
            >
              <span className="min-w-0 flex-1 truncate">{one.name}</span>
              <code className="text-muted text-small">{one.id}</code>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className="px-3 py-1.5 text-muted">No flow of those read so far matches</li>}
      </ul>
      {found.length > most && <p className="text-muted text-small">and {grouped(found.length - most)} more: type on</p>}
    </div>
  );
}
