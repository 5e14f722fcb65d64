import { CircleCheck, CircleSlash } from 'lucide-react';
import type { WorkflowForm } from '@/lib/domain/workflow-form';
import { kindWord } from './step-kinds';
import { TextBlock } from './text-block';

/** Which channels subscribers get, and whether they may choose. */
export function PreferenceTable({ form }: { form: WorkflowForm }) {
  const { preferences, userPreferences } = form;
  const channels = Object.entries(preferences.channels);
  return (
    <div className="flex flex-col gap-3 rounded-large border border-line p-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        <Channel name="All channels" on={preferences.enabled} />
        {channels.map(([name, on]) => (
          <Channel key={name} name={kindWord(name)} on={on} />
        ))}
      </ul>
      <p className="text-muted">
        {preferences.readOnly ? 'Subscribers may not change them.' : 'Subscribers may change them.'}
        {userPreferences === '' && ' Nothing overrides them.'}
      </p>
      {userPreferences !== '' && (
        <>
          <p>These override them:</p>
          <TextBlock label="Overriding preferences" text={userPreferences} />
        </>
      )}
    </div>
  );
}

function Channel({ name, on }: { name: string; on: boolean }) {
  const Icon = on ? CircleCheck : CircleSlash;
  return (
    <li className="inline-flex items-center gap-1.5">
      <Icon aria-hidden className={on ? 'size-4 text-added' : 'size-4 text-muted'} />
      {name}
      <span className="text-muted">{on ? 'on' : 'off'}</span>
    </li>
  );
}
