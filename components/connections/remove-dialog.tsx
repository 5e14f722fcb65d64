'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { useToast } from '@/components/ui/toast';
import type { Connection } from '@/lib/endpoints/connections';
import { removeMutation } from './queries';

interface RemoveDialogProps {
  connection: Connection;
  open: boolean;
  onClose: () => void;
}

export function RemoveDialog({ connection, open, onClose }: RemoveDialogProps) {
  const [typed, setTyped] = useState('');
  const remove = useMutation(removeMutation);
  const say = useToast();
  const because = typed === connection.name ? null : `Type “${connection.name}” first`;
  const confirm = () => remove.mutate(connection.id, { onSuccess: () => say(`${connection.name} was removed`) });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Remove ${connection.name}?`}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="danger" because={because} pending={remove.isPending} onClick={confirm}>
            Remove connection
          </Button>
        </>
      }
    >
      <p>
        Its credentials are deleted here. Nothing changes at the vendor, and its changes and audit records stay
        readable.
      </p>
      <Field label={`Type “${connection.name}” to confirm`}>
        {(ids) => (
          <Input {...ids} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      {remove.error && <ProblemNotice error={remove.error} />}
    </Dialog>
  );
}
