import type { ReactNode } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { CopyButton } from '@/components/ui/copy-button';
import { AbsoluteTime } from '@/components/ui/relative-time';
import { refOf } from '@/lib/domain/deployment-matrix';
import { type FlowDeployment, priorityLabel } from '@/lib/domain/flow-deployment';
import { StateBadge } from './state-badge';

/** Everything that the vendor says of a deployment; what it does not say is said to be unknown. */
export function DeploymentFacts({ one }: { one: FlowDeployment }) {
  const { id, version, environment, enabled, enabledAt, enabledBy, createdAt, createdBy, updatedAt } = one;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5 [&_dt]:text-muted">
      <Fact word="State">
        <StateBadge state={enabled ? 'enabled' : 'disabled'} />
      </Fact>
      <Fact word="Environment">
        <EnvironmentName environment={refOf(environment)} />
      </Fact>
      <Fact word="Version">
        {version.number !== null && `#${version.number}, `}
        <code>{version.id}</code>
        {version.status && ` (${version.status})`}
        <CopyButton text={version.id} label="Copy the version id" />
      </Fact>
      <Fact word="Flow">
        <code>{one.flow.id}</code>
        <CopyButton text={one.flow.id} label="Copy the flow id" />
      </Fact>
      <Fact word="Deployment">
        <code>{id}</code>
        <CopyButton text={id} label="Copy the deployment id" />
      </Fact>
      <Fact word="Priority">{one.priority === null ? 'inherited from the flow' : priorityLabel(one.priority)}</Fact>
      <Fact word="Package">{one.package?.name ?? 'none'}</Fact>
      {enabled && (
        <Fact word="Enabled">
          {enabledAt ? <AbsoluteTime at={enabledAt} /> : 'at an unknown time'} by {enabledBy ?? 'unknown'}
        </Fact>
      )}
      <Fact word="Deployed">
        {createdAt ? <AbsoluteTime at={createdAt} /> : 'at an unknown time'} by {createdBy ?? 'unknown'}
      </Fact>
      {updatedAt && updatedAt !== createdAt && (
        <Fact word="Last changed">
          <AbsoluteTime at={updatedAt} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  return (
    <>
      <dt>{word}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-1">{children}</dd>
    </>
  );
}
