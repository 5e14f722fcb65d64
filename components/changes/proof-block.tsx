import { CircleQuestionMark, ShieldCheck, Siren } from 'lucide-react';
import { Notice } from '@/components/ui/notice';
import { AbsoluteTime } from '@/components/ui/relative-time';
import type { Proof } from '@/lib/domain/change';

interface ProofBlockProps {
  proof: Proof;
  target: string;
  /** True when every step was carried out; a proof of a part must not look like a proof of the whole. */
  complete: boolean;
}

/** What the second look at the target said. "Done, and yet different" is the loudest thing on the page. */
export function ProofBlock({ proof, target, complete }: ProofBlockProps) {
  const { state, checkedAt, resources } = proof;
  const equal = resources.filter((resource) => resource.state === 'proven').length;
  const when = (
    <>
      {target} was read again at <AbsoluteTime at={checkedAt} />: {equal} of {resources.length} equal.
    </>
  );
  const rest = resources.filter((resource) => resource.state !== 'proven');
  if (state === 'proven') {
    return (
      <Notice
        tone={complete ? 'success' : 'info'}
        icon={ShieldCheck}
        title={
          complete ? `Proven: ${target} holds what was published` : `Of what was carried out, all arrived in ${target}`
        }
      >
        {when}
        <ul className="text-small">
          {resources.map((resource) => (
            <li key={`${resource.type}/${resource.id}`}>
              {resource.type} “{resource.name}”: {resource.message}
            </li>
          ))}
        </ul>
      </Notice>
    );
  }
  return (
    <Notice
      tone={state === 'different' ? 'danger' : 'warning'}
      icon={state === 'different' ? Siren : CircleQuestionMark}
      role={state === 'different' ? 'alert' : 'status'}
      title={
        state === 'different'
          ? `Not proven: ${target} is still different from what was to be published`
          : `Not proven: it could not be seen whether ${target} holds what was published`
      }
    >
      <p>{when}</p>
      <ul>
        {rest.map((resource) => (
          <li key={`${resource.type}/${resource.id}`}>
            <span className="font-medium">{resource.name}</span>: {resource.message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
