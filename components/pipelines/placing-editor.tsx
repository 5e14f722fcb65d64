'use client';

import { CheckCheck } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useRefusal } from '@/components/shell/permissions';
import { put, useAddressQuery } from '@/components/ui/address-query';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { SearchField } from '@/components/ui/search-field';
import { Segmented } from '@/components/ui/segmented';
import type { Application, PlacedPipeline } from '@/lib/domain/pipeline';
import { placementProblems, suggestPlacements } from '@/lib/domain/placement';
import { PlacingBar } from './placing-bar';
import {
  type Draft,
  draftsOf,
  findIn,
  isSameDraft,
  type Kind,
  Kinds,
  kindOf,
  placementsIn,
  sortForPlacing,
  suggestionsFor,
} from './placing-draft';
import { PlacingHead } from './placing-head';
import { PlacingList } from './placing-list';
import { usePlacementSaving } from './placing-saving';

interface PlacingEditorProps {
  connection: string;
  pipeline: PlacedPipeline;
  applications: readonly Application[];
  /** Which other pipeline an application is in. */
  elsewhere: ReadonlyMap<string, string>;
}

const kindWords: Record<Kind, string> = { all: 'All', placed: 'Placed', suggested: 'Suggested', open: 'Not placed' };

/** Which application stands where: suggestions are only that until somebody accepts them, and nothing is kept unsaved. */
export function PlacingEditor({ connection, pipeline, applications, elsewhere }: PlacingEditorProps) {
  const { placements } = pipeline;
  const [query, changeQuery] = useAddressQuery();
  const text = query.get('q') ?? '';
  const kind = Kinds.find((one) => one === query.get('show')) ?? 'all';
  const refusal = useRefusal('connection:write', { connection });
  const [edits, setEdits] = useState<ReadonlyMap<string, Draft>>(new Map());
  const saving = usePlacementSaving(connection, pipeline);

  const saved = useMemo(() => draftsOf(placements), [placements]);
  const drafts = useMemo(() => new Map([...saved, ...edits]), [saved, edits]);
  const candidates = useMemo(
    () => sortForPlacing(applications, pipeline, saved, elsewhere),
    [applications, pipeline, saved, elsewhere],
  );
  const suggested = useMemo(() => suggestPlacements(pipeline, candidates), [pipeline, candidates]);
  const suggestions = useMemo(() => {
    const open = suggested.filter(({ application }) => !edits.has(application));
    return suggestionsFor(open, drafts, elsewhere);
  }, [suggested, edits, drafts, elsewhere]);
  const problems = useMemo(() => placementProblems(pipeline, placementsIn(drafts)), [pipeline, drafts]);

  const found = useMemo(() => findIn(candidates, text), [candidates, text]);
  const counts = useMemo(() => {
    const all: Record<Kind, number> = { all: found.length, placed: 0, suggested: 0, open: 0 };
    for (const { id } of found) all[kindOf(id, drafts, suggestions)] += 1;
    return all;
  }, [found, drafts, suggestions]);
  const shown = useMemo(
    () => found.filter(({ id }) => kind === 'all' || kindOf(id, drafts, suggestions) === kind),
    [found, kind, drafts, suggestions],
  );

  const edit = useCallback((id: string, draft: Draft) => setEdits((all) => new Map([...all, [id, draft]])), []);
  const acceptAll = () =>
    setEdits(
      (all) =>
        new Map([...all, ...[...suggestions].map(([id, { stage, rows }]): [string, Draft] => [id, { stage, rows }])]),
    );
  const changed = useMemo(
    () => [...edits].filter(([id, draft]) => !isSameDraft(draft, saved.get(id))).map(([id]) => id),
    [edits, saved],
  );
  const showAll = () =>
    changeQuery((next) => {
      next.delete('q');
      next.delete('show');
    });
  const save = () =>
    void saving
      .save(saved, drafts)
      // What was edited while it was being saved is still to be saved.
      .then(() => setEdits((now) => new Map([...now].filter(([id, draft]) => edits.get(id) !== draft))))
      // What went wrong is kept by the mutation and shown from there.
      .catch(() => {});

  return (
    <main id="main" className="flex h-[calc(100dvh-3rem)] min-h-96 flex-col max-md:h-auto">
      <PlacingHead connection={connection} pipeline={pipeline} refusal={refusal} />
      <search aria-label="Filter" className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
        <SearchField
          label="Search name, repository, branch"
          text={text}
          onChange={(q) => changeQuery((next) => put(next, 'q', q))}
        />
        <Segmented
          label="Show"
          value={kind}
          options={Kinds.map((value) => ({ value, label: `${kindWords[value]} ${counts[value]}` }))}
          onChange={(show) => changeQuery((next) => put(next, 'show', show === 'all' ? null : show))}
        />
        {suggestions.size > 0 && !refusal && (
          <Button size="small" className="ml-auto" onClick={acceptAll}>
            <CheckCheck aria-hidden className="size-3.5" /> Accept all {suggestions.size} suggestions
          </Button>
        )}
      </search>
      {problems.length > 0 && (
        <Notice tone="danger" role="alert" className="rounded-none" title="This cannot be saved as it stands">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      {shown.length > 0 ? (
        <PlacingList
          connection={connection}
          pipeline={pipeline}
          applications={shown}
          drafts={drafts}
          saved={saved}
          suggestions={suggestions}
          elsewhere={elsewhere}
          refusal={refusal}
          onEdit={edit}
        />
      ) : (
        <div className="flex-1">
          <EmptyState
            icon={CheckCheck}
            title={candidates.length === 0 ? 'This key sees no application' : 'No application matches'}
            action={candidates.length > 0 && <Button onClick={showAll}>Show all {candidates.length}</Button>}
          />
        </div>
      )}
      <PlacingBar
        applications={applications}
        changed={changed.length}
        because={refusal ?? (problems.length > 0 ? 'Something above cannot be saved' : null)}
        saving={saving}
        onSave={save}
        onDiscard={() => setEdits(new Map())}
      />
    </main>
  );
}
