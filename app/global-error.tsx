'use client';

import './globals.css';

export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col items-center justify-center gap-4 p-6 text-center">
        <title>Something went wrong · Promenade</title>
        <h1 className="font-semibold text-title">Promenade could not be drawn</h1>
        <p className="max-w-md text-muted">Nothing was written by this. Changes that are running go on without it.</p>
        <button type="button" onClick={reset} className="h-9 rounded-base bg-ink px-4 font-medium text-on-ink">
          Try again
        </button>
      </body>
    </html>
  );
}
