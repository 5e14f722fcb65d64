'use client';

import { Check, GitBranch, Lightbulb, PencilLine } from 'lucide-react';
import { memo } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Input, Select } from '@/components/ui/input';
import { Link } from '@/components/ui/link';
import type { Application, Stage } from '@/lib/domain/pipeline';
import { type Draft, isSameDraft, rowsIn, type Suggestion } from './placing-draft';

interface PlacingLineProps {
  stages: readonly Stage[];
  application: Application;
  /** Where its deployments are. */
  href: string;
  draft: Draft | undefined;
  saved: Draft | undefined;
  suggestion: Suggestion | undefined;
  /** The place in another pipeline where it stands. */
  elsewhere: string | undefined;
  readOnly: boolean;
  onEdit: (id: string, draft: Draft) => void;
}

/** One application: what it is, which stage it is in, in which rows of the board, and whether that is only suggested. */
export const PlacingLine = memo(function PlacingLine(props: PlacingLineProps) {
  const { application, href, draft, saved, suggestion, elsewhere, readOnly, onEdit } = props;
  const { id, name, repository, branch, suspended } = application;
  return (
    <div
      className={cx(
        'grid items-center gap-x-4 gap-y-1.5 border-line border-b px-4 py-2.5 md:grid-cols-[minmax(0,4fr)_minmax(0,5fr)_minmax(0,3fr)]',
        suggestion && 'bg-accent-soft/40',
      )}
    >
      <div className="min-w-0">
        <p className="flex items-center gap-2 font-medium">
          <Link href={href} className="truncate rounded-small hover:underline">
            {name}
          </Link>
          {suspended && <Badge tone="warning">Suspended</Badge>}
        </p>
        <p className="flex min-w-0 items-center gap-2 text-muted text-small">
          {repository ? (
            <span className="truncate">{repository.replace(/^https?:\/\//, '')}</span>
          ) : (
            <span>no repository was told</span>
          )}
          {branch && (
            <span className="inline-flex shrink-0 items-center gap-1">
              <GitBranch aria-hidden className="size-3.5" />
              {branch}
            </span>
          )}
        </p>
      </div>
      {elsewhere ? (
        <p className="text-muted">In {elsewhere}. An application belongs to one pipeline.</p>
      ) : readOnly ? (
        <Told {...props} />
      ) : (
        <Fields {...props} />
      )}
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-small">
        {suggestion && (
          <>
            <span className="inline-flex min-w-0 items-center gap-1 text-accent">
              <Lightbulb aria-hidden className="size-3.5 shrink-0" />
              <span className="text-pretty">Suggested: {suggestion.because}</span>
            </span>
            {!readOnly && (
              <Button
                size="small"
                onClick={() => onEdit(id, { stage: suggestion.stage, rows: suggestion.rows })}
                aria-label={`Accept the suggestion for ${name}`}
              >
                <Check aria-hidden className="size-3.5" /> Accept
              </Button>
            )}
          </>
        )}
        {draft && !isSameDraft(draft, saved) && (
          <Badge tone="modified" icon={PencilLine}>
            Not saved yet
          </Badge>
        )}
      </div>
    </div>
  );
});

function Fields({ stages, application, draft, suggestion, onEdit }: PlacingLineProps) {
  const { id, name } = application;
  const { stage = null, rows = [] } = draft?.stage ? draft : (suggestion ?? draft ?? {});
  const text = rows.join(', ');
  const keep = (typed: string) => {
    if (stage !== null && typed !== text) onEdit(id, { stage, rows: rowsIn(typed, name) });
  };
  return (
    <div className="flex min-w-0 gap-2">
      <Select
        aria-label={`Stage of ${name}`}
        className="w-44"
        value={stage ?? ''}
        onChange={({ target }) =>
          onEdit(id, { stage: target.value || null, rows: rows.length > 0 ? rows : rowsIn('', name) })
        }
      >
        <option value="">Not in this pipeline</option>
        {stages
          .filter(({ preview }) => !preview)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
      </Select>
      {stage !== null && (
        <Input
          key={text}
          aria-label={`Rows of ${name}`}
          title="The row of the board; several are separated by commas"
          className="min-w-0 flex-1"
          defaultValue={text}
          spellCheck={false}
          onBlur={({ target }) => keep(target.value)}
          onKeyDown={(event) => event.key === 'Enter' && keep(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

/** The same for those who may only look. */
function Told({ stages, draft }: PlacingLineProps) {
  const stage = stages.find(({ id }) => id === draft?.stage);
  if (!stage) return <p className="text-muted">Not in this pipeline</p>;
  return (
    <p className="min-w-0 truncate">
      {stage.name} <span className="text-muted">in {draft?.rows.join(', ')}</span>
    </p>
  );
}
