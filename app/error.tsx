'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page-header';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Page width="narrow">
      <h1 className="sr-only">Something went wrong</h1>
      <Notice
        tone="danger"
        role="alert"
        title="This page broke"
        action={
          <Button size="small" onClick={reset}>
            Try again
          </Button>
        }
      >
        Nothing was written by it. Changes that are running go on without it.
        {error.digest && (
          <p className="mt-2 text-muted text-small">
            Error <code>{error.digest}</code>
          </p>
        )}
      </Notice>
    </Page>
  );
}
