'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { useToast } from '@/components/ui/toast';
import type { JsonObject } from '@/lib/domain/json';
import type { Plan } from '@/lib/domain/plan';
import type { Given } from './publish-form';
import { runMutation, submitMutation } from './queries';

interface Publication extends Given {
  connection: string;
  action: string;
  input: JsonObject;
  plan: Plan;
  /** Whether the page has said that somebody else is asked first. */
  asks: boolean;
}

/** From the reviewed plan to the running change. A second press after a lost answer is the same request to the server. */
export function usePublishing(onSubmitted?: () => void) {
  const router = useRouter();
  const say = useToast();
  const submit = useMutation(submitMutation);
  const run = useMutation(runMutation);
  const last = useRef({ request: '', key: '' });

  const publish = async ({ plan, reason, confirmation, asks, ...intention }: Publication) => {
    const submission = {
      ...intention,
      digest: plan.digest,
      watched: plan.watched,
      ...(reason ? { reason } : {}),
      ...(confirmation ? { confirmation } : {}),
    };
    const request = JSON.stringify(submission);
    if (last.current.request !== request) last.current = { request, key: crypto.randomUUID() };
    const change = await submit.mutateAsync({ ...submission, idempotencyKey: last.current.key });
    if (change.dryRun) return;
    onSubmitted?.();
    // One that waits for approval or for its hour is not this page's to start; nor is one of which the page has said
    // that it waits, should a policy that was relaxed meanwhile ask nobody any more.
    if (change.status === 'approved' && !change.schedule && !asks) {
      await run
        .mutateAsync({ change: change.id })
        .catch(() => say('The change is stored, but it could not be started'));
    }
    router.push(`/changes/${change.id}`);
  };

  return {
    // What went wrong is kept by the mutation and shown from there.
    publish: (publication: Publication) => void publish(publication).catch(() => {}),
    error: submit.error,
    pending: submit.isPending || run.isPending || (submit.isSuccess && !submit.error),
    reset: submit.reset,
  };
}
