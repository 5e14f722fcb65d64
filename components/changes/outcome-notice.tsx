import { Notice, type NoticeTone } from '@/components/ui/notice';
import { mayHaveWritten } from '@/lib/domain/change';
import { type GovernedChange, mayBegin, waitsForDecision } from '@/lib/domain/governance';
import { MovedList } from './moved-list';

/** What the status means for the target, in words that promise nothing more than is known. */
export function OutcomeNotice({ change }: { change: GovernedChange }) {
  const { status, moved, failure, steps } = change;
  const words = wordsFor(change);
  if (!words && !failure) return null;
  return (
    <Notice
      tone={words?.tone ?? 'danger'}
      title={words?.title ?? 'It ended before its time'}
      role={words?.tone === 'danger' ? 'alert' : 'status'}
    >
      {failure && <p>{failure}</p>}
      {moved.length > 0 && <MovedList moved={moved} />}
      {words?.advice && <p>{words.advice}</p>}
      {status === 'partly_failed' && (
        <p>
          {steps.filter((step) => step.status === 'succeeded').length} of {steps.length} steps were carried out and stay
          as they are.
        </p>
      )}
    </Notice>
  );
}

interface Words {
  tone: NoticeTone;
  title: string;
  advice?: string;
}

function wordsFor(change: GovernedChange): Words | null {
  const target = change.plan.target.name;
  const anythingWritten = change.steps.some(mayHaveWritten);
  const nothing = `Nothing was written to ${target}.`;
  const partly = `Something was written to ${target}, or may have been: the steps say what.`;
  switch (change.status) {
    case 'awaiting_approval':
      return mayBegin(change)
        ? { tone: 'info', title: 'It needs no approval any more and has not been started', advice: nothing }
        : { tone: 'info', title: 'Somebody else has to approve it before it can run', advice: nothing };
    case 'approved':
      return waitsForDecision(change)
        ? { tone: 'info', title: 'The policy asks for more approval than it was given', advice: nothing }
        : { tone: 'info', title: 'It is ready and has not been started', advice: nothing };
    case 'partly_failed':
      return { tone: 'warning', title: `Only a part of it arrived in ${target}` };
    case 'failed':
      return { tone: 'danger', title: 'It failed', advice: anythingWritten ? partly : nothing };
    case 'unknown':
      return {
        tone: 'warning',
        title: 'It is not known whether everything arrived',
        advice: 'Nothing is sent again blindly: looking again reads the target first and only then decides.',
      };
    case 'stale':
      return {
        tone: 'warning',
        title: 'Something moved since the plan was made, so it was not carried out',
        advice: anythingWritten
          ? 'Compare again to see where things stand.'
          : `${nothing} Compare again to make a new plan.`,
      };
    case 'cancelled':
      return { tone: 'info', title: 'It was called off', advice: anythingWritten ? partly : nothing };
    case 'rejected':
      return { tone: 'warning', title: 'It was rejected', advice: nothing };
    case 'draft':
    case 'scheduled':
    case 'running':
    case 'succeeded':
      return null;
  }
}
