import type { ReactNode } from 'react';
import { Elapsed } from '@/components/ui/elapsed';
import { AbsoluteTime } from '@/components/ui/relative-time';
import { type Deployment, isEnded } from '@/lib/domain/pipeline';
import { durationWords, tookWords } from './words';

/** What the vendor tells of a deployment, and where it does not tell, that. */
export function DeploymentFacts({ deployment }: { deployment: Deployment }) {
  const { id, status, commit, commitMessage, commitAuthor, branch, repository, image, steps, trigger, type } =
    deployment;
  const { createdAt, startedAt, finishedAt } = deployment;
  const took = tookWords(deployment);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 [&_dt]:text-muted">
      <Fact name="Commit">
        {commit ? (
          <>
            <code className="break-all text-small">{commit}</code>
            {commitMessage && <span className="block text-pretty">{commitMessage}</span>}
          </>
        ) : (
          'not told; it may be an image that was built elsewhere'
        )}
      </Fact>
      <Fact name="Written by">{commitAuthor ?? 'not told'}</Fact>
      <Fact name="Branch">{branch ?? 'not told'}</Fact>
      <Fact name="Repository">
        <span className="break-all">{repository ?? 'not told'}</span>
      </Fact>
      <Fact name="Image">{image ? <code className="break-all text-small">{image}</code> : 'not told'}</Fact>
      <Fact name="Passes">{steps.length > 0 ? steps.join(' → ') : 'not told'}</Fact>
      <Fact name="Set off by">{[trigger, type].filter(Boolean).join(', ') || 'not told'}</Fact>
      <Fact name="Created">
        <AbsoluteTime at={createdAt} />
      </Fact>
      <Fact name="Started">{startedAt ? <AbsoluteTime at={startedAt} /> : 'not yet'}</Fact>
      <Fact name="Ended">
        {finishedAt ? <AbsoluteTime at={finishedAt} /> : isEnded(status) ? 'not told' : 'not yet'}
      </Fact>
      <Fact name="Took">
        {took ?? (isEnded(status) ? 'not told' : <Elapsed since={startedAt ?? createdAt} words={durationWords} />)}
      </Fact>
      <Fact name="Deployment">
        <code className="break-all text-small">{id}</code>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
