'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/input';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { commentMutation } from './queries';

interface CommentFormProps {
  change: string;
  step: string | undefined;
  about: string;
  onDone: () => void;
}

export function CommentForm({ change, step, about, onDone }: CommentFormProps) {
  const [text, setText] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const comment = useMutation(commentMutation);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const send = () =>
    comment.mutate({ change, text: text.trim(), ...(step === undefined ? {} : { step }) }, { onSuccess: onDone });
  const because = text.trim() ? null : 'Write something first';
  return (
    <form
      ref={form}
      className="flex flex-col gap-2"
      onKeyDown={(event) => event.key === 'Escape' && text === '' && onDone()}
      onSubmit={(event) => {
        event.preventDefault();
        if (!because && !comment.isPending) send();
      }}
    >
      <TextArea
        aria-label={`Comment ${about}`}
        rows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex gap-2">
        <Button size="small" type="submit" tone="primary" because={because} pending={comment.isPending}>
          Comment
        </Button>
        <Button size="small" tone="ghost" onClick={onDone}>
          Cancel
        </Button>
      </div>
      {comment.error && <ProblemNotice error={comment.error} />}
    </form>
  );
}
