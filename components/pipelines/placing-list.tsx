'use client';

import { NearList } from '@/components/ui/near-list';
import type { Application, Pipeline } from '@/lib/domain/pipeline';
import { applicationHref } from './places';
import type { Draft, Drafts, Suggestion } from './placing-draft';
import { PlacingLine } from './placing-line';

interface PlacingListProps {
  connection: string;
  pipeline: Pipeline;
  applications: readonly Application[];
  drafts: Drafts;
  saved: Drafts;
  suggestions: ReadonlyMap<string, Suggestion>;
  elsewhere: ReadonlyMap<string, string>;
  refusal: string | null;
  onEdit: (id: string, draft: Draft) => void;
}

export function PlacingList(props: PlacingListProps) {
  const { connection, pipeline, applications, drafts, saved, suggestions, elsewhere, refusal, onEdit } = props;
  return (
    <section aria-label="Applications" className="flex min-h-0 flex-1 flex-col max-md:h-[70dvh] max-md:flex-none">
      <NearList label="Applications" rows={applications} keyOf={keyOf} height={usual} overscan={6}>
        {(application) => (
          <PlacingLine
            stages={pipeline.stages}
            application={application}
            href={applicationHref(connection, pipeline.id, application.id)}
            draft={drafts.get(application.id)}
            saved={saved.get(application.id)}
            suggestion={suggestions.get(application.id)}
            elsewhere={elsewhere.get(application.id)}
            readOnly={refusal !== null}
            onEdit={onEdit}
          />
        )}
      </NearList>
    </section>
  );
}

const keyOf = ({ id }: Application) => id;
const usual = () => 58;
