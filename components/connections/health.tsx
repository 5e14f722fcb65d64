import { CircleCheck, CircleQuestionMark, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Capabilities } from '@/lib/domain/environment';

/** Whether a connection works, as far as the last check knows. */
export function Health({ capabilities }: { capabilities: Capabilities | null }) {
  const { tone, icon, word } = lookOf(capabilities);
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

function lookOf(capabilities: Capabilities | null): { tone: Tone; icon: LucideIcon; word: string } {
  if (!capabilities) return { tone: 'unknown', icon: CircleQuestionMark, word: 'Never checked' };
  if (!capabilities.ok) return { tone: 'deleted', icon: CircleX, word: 'Does not work' };
  const limited = capabilities.findings.some((finding) => finding.severity !== 'ok');
  if (limited) return { tone: 'warning', icon: TriangleAlert, word: 'Works with limits' };
  return { tone: 'added', icon: CircleCheck, word: 'Works' };
}

const looks: Record<Capabilities['findings'][number]['severity'], { icon: LucideIcon; style: string; word: string }> = {
  ok: { icon: CircleCheck, style: 'text-added', word: 'Good' },
  warning: { icon: TriangleAlert, style: 'text-warning', word: 'Limit' },
  error: { icon: CircleX, style: 'text-deleted', word: 'Problem' },
};

/** What a check found, in the vendor's sentences. */
export function Findings({ capabilities }: { capabilities: Capabilities }) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-muted">
        Checked <RelativeTime at={capabilities.checkedAt} />:
      </p>
      <ul className="flex flex-col gap-1">
        {capabilities.findings.map(({ severity, message }) => {
          const { icon: Icon, style, word } = looks[severity];
          return (
            <li key={message} className="flex items-start gap-1.5">
              <Icon role="img" aria-label={word} className={`mt-0.5 size-4 shrink-0 ${style}`} />
              <span>{message}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
