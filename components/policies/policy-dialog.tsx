'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { useToast } from '@/components/ui/toast';
import type { Policy } from '@/lib/domain/policy';
import { PolicyFields } from './policy-fields';
import { saveMutation } from './queries';

interface PolicyDialogProps {
  connection: string;
  environment: string | null;
  name: string;
  policy: Policy;
  /** Whether this place has a policy of its own, which can be removed. */
  own: boolean;
  onClose: () => void;
}

export function PolicyDialog({ connection, environment, name, policy, own, onClose }: PolicyDialogProps) {
  const form = useId();
  const say = useToast();
  const [draft, setDraft] = useState(policy);
  const save = useMutation(saveMutation);
  const store = (next: Policy | null) =>
    save.mutate(
      { connection, environment, policy: next },
      {
        onSuccess: () => {
          say(next ? `The policy for ${name} holds from now on` : `${name} has no policy of its own any more`);
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={environment === null ? `Default for ${connection}` : `Policy for ${name}`}
      footer={
        <>
          {own && (
            <Button className="mr-auto" tone="ghost" pending={save.isPending} onClick={() => store(null)}>
              {environment === null ? 'Remove the default' : 'Use the default again'}
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} tone="primary" pending={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <p className="text-muted">
        It counts from now on, also for changes that were approved before and have not run. What held before is kept in
        the audit trail.
      </p>
      <form
        id={form}
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) store(draft);
        }}
      >
        <PolicyFields policy={draft} onChange={setDraft} />
      </form>
      {save.error && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}
