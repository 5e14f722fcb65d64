import { LayoutGrid } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import type { PlacedPipeline } from '@/lib/domain/pipeline';
import { pipelineHref } from './places';

interface PlacingHeadProps {
  connection: string;
  pipeline: PlacedPipeline;
  /** Why the person may not change anything here, or null. */
  refusal: string | null;
}

/** What this page is for, and who may do what here. */
export function PlacingHead({ connection, pipeline, refusal }: PlacingHeadProps) {
  const { placedBy } = pipeline;
  const href = pipelineHref(connection, pipeline.id);
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2.5">
        <div className="min-w-0 flex-1 max-sm:basis-full">
          <h1 className="flex flex-wrap items-baseline gap-x-2">
            <Link href={href} className="rounded-small text-muted hover:text-ink hover:underline">
              {pipeline.name}
            </Link>
            <span aria-hidden className="text-muted">
              /
            </span>
            <span className="font-semibold text-large">Placed applications</span>
          </h1>
          <p className="text-pretty text-muted">
            The vendor does not tell which application is in which stage. What is said here decides what is promoted
            where, so that every suggestion waits for a yes. Applications that share a row stand beside each other on
            the board.
          </p>
        </div>
        <ButtonLink size="small" href={href}>
          <LayoutGrid aria-hidden className="size-3.5" /> Board
        </ButtonLink>
      </header>
      {placedBy === 'vendor' && (
        <Notice className="rounded-none" title="Here the vendor tells by itself which application is in which stage">
          Only the names of the rows are taken from this page, once every application of the pipeline is placed here as
          the vendor has it.
        </Notice>
      )}
      {refusal && (
        <Notice className="rounded-none" title="You can look, but not change anything">
          {refusal}.
        </Notice>
      )}
    </>
  );
}
