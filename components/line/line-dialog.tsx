'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/input';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { useToast } from '@/components/ui/toast';
import { lineMutation } from './queries';

interface LineDialogProps {
  /** Whether this stops the line, or lets it run again. */
  stop: boolean;
  onClose: () => void;
}

const words = {
  stop: {
    title: 'Stop the line?',
    button: 'Stop everything',
    done: 'The line is stopped',
    text: 'No change starts any more, on any connection of any vendor, until an administrator lifts the stop. What is running stops after the step in flight; what has been written stays as it is.',
    help: 'Everybody sees it on every page, with your name.',
  },
  lift: {
    title: 'Let the line run again?',
    button: 'Lift the stop',
    done: 'The line runs again',
    text: 'Changes can be run again at once. What was stopped in the middle does not go on by itself: it waits for somebody to retry it.',
    help: 'Kept in the audit trail with your name.',
  },
};

export function LineDialog({ stop, onClose }: LineDialogProps) {
  const { title, button, done, text, help } = words[stop ? 'stop' : 'lift'];
  const [reason, setReason] = useState('');
  const set = useMutation(lineMutation);
  const say = useToast();
  const typed = reason.trim();
  const confirm = () =>
    void set
      .mutateAsync({ stopped: stop, reason: typed })
      .then(() => {
        say(done);
        onClose();
      })
      // What went wrong is kept by the mutation and shown from there.
      .catch(() => {});
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone={stop ? 'danger' : 'primary'}
            pending={set.isPending}
            because={typed ? null : 'Write down why first'}
            onClick={confirm}
          >
            {button}
          </Button>
        </>
      }
    >
      <p className="text-pretty">{text}</p>
      <Field label="Why?" help={help}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={3}
            maxLength={4000}
            required
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {set.error && <ProblemNotice error={set.error} />}
    </Dialog>
  );
}
