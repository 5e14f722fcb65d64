import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import type { FlowDeployment, FlowVersion } from '@/lib/domain/flow-deployment';
import { pathsOf } from './address';

interface ClashNoticeProps {
  connection: string;
  /** What is in the chosen environment already. */
  clash: FlowDeployment;
  version: FlowVersion;
  /** Where the chosen version is deployed besides, if anywhere. */
  elsewhere: FlowDeployment | null;
}

/** Why this cannot be deployed, said before the vendor refuses it, with the ways that lead on. */
export function ClashNotice({ connection, clash, version, elsewhere }: ClashNoticeProps) {
  const paths = pathsOf(connection);
  const { environment, flow } = clash;
  const same = clash.version.id === version.id;
  const there = clash.version.number === null ? `version ${clash.version.id}` : `#${clash.version.number}`;
  return (
    <Notice
      tone="warning"
      role="status"
      title={
        same
          ? `This version is in ${environment.name} already`
          : `${environment.name} has ${there} of “${flow.name}” already`
      }
    >
      <p>
        {same
          ? `It is ${clash.enabled ? 'enabled' : 'disabled'} there, as deployment ${clash.id}. Open it to enable, disable or change it.`
          : 'Patchworks takes one version of a flow for each environment and would refuse this one.'}
        {!same &&
          (elsewhere
            ? ` The version that you chose is in ${elsewhere.environment.name}: promote the flow from there, and the old version is replaced in one change.`
            : ' The version that you chose is deployed nowhere, so that it cannot be promoted: delete the old deployment first, then deploy this one.')}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {!same && elsewhere && (
          <ButtonLink
            tone="primary"
            size="small"
            href={paths.promote([flow.id], { source: elsewhere.environment.id, target: environment.id })}
          >
            Replace it: promote from {elsewhere.environment.name}
          </ButtonLink>
        )}
        <ButtonLink size="small" href={paths.of(clash.id)}>
          Open what is there
        </ButtonLink>
        {!same && (
          <ButtonLink size="small" href={paths.remove(clash)}>
            Delete what is there…
          </ButtonLink>
        )}
      </div>
    </Notice>
  );
}
