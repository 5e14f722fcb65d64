'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { Schedule } from './schedule-fields';

const ScheduleFields = dynamic(() => import('./schedule-fields').then((module) => module.ScheduleFields), {
  ssr: false,
  loading: () => <Skeleton className="h-16" />,
});

interface WhenFieldProps {
  /** Null is now; a sentence says why the time that was given will not do. */
  onChange: (when: Schedule | string | null) => void;
}

/** Now or later; what is needed to say "later" is only loaded then. */
export function WhenField({ onChange }: WhenFieldProps) {
  const [when, setWhen] = useState<'now' | 'later'>('now');
  return (
    <div className="flex flex-col items-start gap-3">
      <div className="flex items-center gap-3">
        <span aria-hidden className="font-medium">
          When
        </span>
        <Segmented
          label="When"
          value={when}
          options={[
            { value: 'now', label: 'Now' },
            { value: 'later', label: 'Later, by itself' },
          ]}
          onChange={(next) => {
            setWhen(next);
            onChange(next === 'now' ? null : 'Say when it shall start');
          }}
        />
      </div>
      {when === 'later' && <ScheduleFields onChange={onChange} />}
    </div>
  );
}
