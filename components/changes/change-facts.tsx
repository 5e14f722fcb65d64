import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { AbsoluteTime } from '@/components/ui/relative-time';
import type { GovernedChange } from '@/lib/domain/governance';
import { statusLooks } from './status-badge';

const link = 'rounded-small font-medium text-accent hover:underline';

/** Who, when, why, and exactly which plan. */
export function ChangeFacts({ change }: { change: GovernedChange }) {
  const { requestedBy, createdAt, startedBy, startedAt, finishedAt, reason, id, plan, rollbackOf, takenBackBy } =
    change;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="mb-2 font-semibold">
        Details
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 [&_dt]:text-muted">
        <Fact name="Requested by">
          {requestedBy.name}, <AbsoluteTime at={createdAt} />
        </Fact>
        <Fact name="Reason">
          <span className="whitespace-pre-wrap break-words">{reason ?? 'none was given'}</span>
        </Fact>
        {rollbackOf && (
          <Fact name="Takes back">
            <Link href={`/changes/${rollbackOf}`} className={link}>
              The change that this one undoes
            </Link>
          </Fact>
        )}
        {takenBackBy.length > 0 && (
          <Fact name="Taken back by">
            {takenBackBy.map((undo) => (
              <Link key={undo.id} href={`/changes/${undo.id}`} className={`${link} mr-3`}>
                A change of <AbsoluteTime at={undo.createdAt} />, {statusLooks[undo.status].word.toLowerCase()}
              </Link>
            ))}
          </Fact>
        )}
        {startedAt && (
          <Fact name="Started">
            <AbsoluteTime at={startedAt} />
            {startedBy && <>, by {startedBy.name}</>}
          </Fact>
        )}
        {finishedAt && (
          <Fact name="Ended">
            <AbsoluteTime at={finishedAt} />
          </Fact>
        )}
        <Fact name="Change">
          <code className="break-all text-small">{id}</code>
        </Fact>
        <Fact name="Plan">
          <code className="break-all text-small">{plan.digest}</code>
        </Fact>
        <Fact name="History">
          <Link href={`/audit?${new URLSearchParams({ subject: `change/${id}` })}`} className={link}>
            Everything that was recorded about it
          </Link>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
