'use client';

import { Button } from '@/components/ui/button';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { Progress } from '@/components/ui/progress';
import type { Application } from '@/lib/domain/pipeline';
import type { usePlacementSaving } from './placing-saving';

interface PlacingBarProps {
  applications: readonly Application[];
  changed: number;
  /** Why it cannot be saved, or null. */
  because: string | null;
  saving: ReturnType<typeof usePlacementSaving>;
  onSave: () => void;
  onDiscard: () => void;
}

/** What is not saved yet, and what became of saving it. */
export function PlacingBar({ applications, changed, because, saving, onSave, onDiscard }: PlacingBarProps) {
  const { progress, error, saved } = saving;
  const previews = applications.filter(({ type }) => type === 'previewApp').length;
  return (
    <footer className="sticky bottom-0 flex flex-col gap-2 border-line border-t bg-raised px-4 py-2.5">
      {error && (
        <ProblemNotice
          error={error}
          advice={
            saved.length > 0
              ? `${saved.join(' and ')} ${saved.length === 1 ? 'was' : 'were'} saved before that; the rest was not. What you see is still as you drew it up.`
              : 'Nothing was saved. What you see is still as you drew it up.'
          }
        />
      )}
      {progress && <Progress label="Stages saved" {...progress} />}
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="flex-1">
          {changed === 0 && (saved.length > 0 && !error && !progress ? 'Saved.' : 'Nothing to save.')}
          {changed > 0 && `${changed} ${changed === 1 ? 'application is' : 'applications are'} not saved yet.`}
          {previews > 0 && (
            <span className="text-muted">
              {' '}
              {previews} {previews === 1 ? 'preview' : 'previews'} of pull requests cannot be placed and{' '}
              {previews === 1 ? 'is' : 'are'} left out.
            </span>
          )}
        </p>
        {changed > 0 && (
          <Button tone="ghost" because={progress ? 'It is being saved' : null} onClick={onDiscard}>
            Discard
          </Button>
        )}
        <Button
          tone="primary"
          because={because ?? (changed === 0 ? 'Nothing has been changed' : null)}
          pending={progress !== null}
          onClick={onSave}
        >
          Save placements
        </Button>
      </div>
    </footer>
  );
}
