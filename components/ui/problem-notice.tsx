'use client';

import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { CallError } from '@/lib/http/call';
import { Button } from './button';
import { useCountdown } from './countdown';
import { Notice } from './notice';

interface ProblemNoticeProps {
  error: Error;
  /** What can be done about it, where the page knows better than the problem itself. */
  advice?: string;
  onRetry?: () => void;
  action?: ReactNode;
}

/** Anything that went wrong between here and the vendor: what, why, what next, and the id to ask about. */
export function ProblemNotice({ error, advice, onRetry, action }: ProblemNoticeProps) {
  const wait = useCountdown(error instanceof CallError ? (error.retryAfterSeconds ?? 0) : 0);
  const { title, detail, requestId, errors, next } = factsOf(error);
  return (
    <Notice tone="danger" role="alert" title={title}>
      <p>{detail}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map((field) => (
            <li key={field.path + field.message}>
              {field.path && <code className="text-small">{field.path}</code>} {field.message}
            </li>
          ))}
        </ul>
      )}
      {(advice ?? next) && <p className="mt-1">{advice ?? next}</p>}
      {(onRetry || action) && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          {onRetry && (
            <Button size="small" onClick={onRetry} because={wait > 0 ? `Possible again in ${wait} seconds` : null}>
              <RotateCw aria-hidden className="size-3.5" />
              {wait > 0 ? `Try again in ${wait} s` : 'Try again'}
            </Button>
          )}
          {action}
        </div>
      )}
      {requestId && (
        <p className="mt-2 text-muted text-small">
          Request <code>{requestId}</code>
        </p>
      )}
    </Notice>
  );
}

function factsOf(error: Error) {
  if (!(error instanceof CallError)) {
    const detail = 'Promenade answered with something that this page does not understand. Reload the page.';
    return { title: 'Something went wrong', detail, requestId: '', errors: [], next: null };
  }
  const { title, detail, requestId, errors = [], code } = error.problem;
  return { title, detail, requestId, errors, next: nextSteps[code] ?? null };
}

const nextSteps: Record<string, string> = {
  unauthenticated: 'Sign in again; what you see here stays in the address.',
  forbidden: 'Ask an administrator for a role that allows it.',
  vendor_unauthorized: 'Check the credentials of this connection in its settings.',
  vendor_forbidden: 'These credentials may not do this; a check of the connection says what they can do.',
  vendor_rate_limited: 'The vendor asks for a pause. Nothing was lost.',
  vendor_unavailable: 'The vendor did not answer. Try again in a moment.',
  vendor_unreadable: 'The vendor answered with something that could not be understood. Nothing was concluded from it.',
};
