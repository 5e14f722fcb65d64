'use client';

import { MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import { useRefusal } from '@/components/shell/permissions';
import { AbsoluteTime } from '@/components/ui/relative-time';
import type { GovernedChange } from '@/lib/domain/governance';
import { CommentForm } from './comment-form';

interface CommentsProps {
  change: GovernedChange;
  /** The step they are pinned to; null for those about the whole change. */
  step: { id: string; name: string } | null;
}

/** What was remarked about a change or one of its steps, oldest first, and a way to add to it. */
export function Comments({ change, step }: CommentsProps) {
  const [writing, setWriting] = useState(false);
  const refusal = useRefusal('change:comment', { connection: change.connection, environment: change.plan.target.id });
  const here = change.comments.filter((comment) => comment.step === (step?.id ?? null));
  const about = step ? `on ${step.name}` : 'on the whole change';
  if (here.length === 0 && refusal) return null;
  return (
    <div className="flex flex-col gap-2">
      {here.length > 0 && (
        <ul aria-label={`Comments ${about}`} className="flex flex-col gap-1.5">
          {here.map((comment) => (
            <li key={comment.id} className="rounded-base border-edge/60 border-l-2 bg-panel px-3 py-1.5">
              <p className="text-muted text-small">
                <span className="font-medium text-ink">{comment.by.name}</span>, <AbsoluteTime at={comment.at} />
              </p>
              <p className="whitespace-pre-wrap break-words">{comment.text}</p>
            </li>
          ))}
        </ul>
      )}
      {!refusal && !writing && (
        <button
          type="button"
          onClick={() => setWriting(true)}
          className="inline-flex items-center gap-1.5 self-start rounded-small font-medium text-accent text-small hover:underline"
        >
          <MessageSquarePlus aria-hidden className="size-3.5" />
          <span>
            Comment<span className={step ? 'sr-only' : undefined}> {about}</span>
          </span>
        </button>
      )}
      {writing && <CommentForm change={change.id} step={step?.id} about={about} onDone={() => setWriting(false)} />}
    </div>
  );
}
