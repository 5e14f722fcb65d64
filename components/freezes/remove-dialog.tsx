'use client';

import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { useToast } from '@/components/ui/toast';
import type { ListedFreeze } from '@/lib/endpoints/freezes';
import { removeMutation } from './queries';

export function RemoveDialog({ freeze, onClose }: { freeze: ListedFreeze; onClose: () => void }) {
  const remove = useMutation(removeMutation);
  const say = useToast();
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Delete “${freeze.name}”?`}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            tone="danger"
            pending={remove.isPending}
            onClick={() => remove.mutate(freeze.id, { onSuccess: () => say(`“${freeze.name}” was deleted`) })}
          >
            Delete freeze
          </Button>
        </>
      }
    >
      <p>
        {freeze.active
          ? 'It is in force now: what it holds back can run as soon as it is deleted, scheduled changes by themselves.'
          : 'Its coming windows are open from then on.'}{' '}
        The deletion is kept in the audit trail.
      </p>
      {remove.error && <ProblemNotice error={remove.error} />}
    </Dialog>
  );
}
