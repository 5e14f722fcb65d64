import {
  Bell,
  CircleQuestionMark,
  Clock,
  Gauge,
  Globe,
  Layers,
  type LucideIcon,
  Mail,
  MessageSquareText,
  MessagesSquare,
  Puzzle,
  Smartphone,
  Wrench,
} from 'lucide-react';

const kinds: Record<string, { icon: LucideIcon; word: string }> = {
  email: { icon: Mail, word: 'E-mail' },
  in_app: { icon: Bell, word: 'In-app' },
  sms: { icon: MessageSquareText, word: 'SMS' },
  chat: { icon: MessagesSquare, word: 'Chat' },
  push: { icon: Smartphone, word: 'Push' },
  tool: { icon: Wrench, word: 'Tool' },
  delay: { icon: Clock, word: 'Delay' },
  digest: { icon: Layers, word: 'Digest' },
  throttle: { icon: Gauge, word: 'Throttle' },
  http_request: { icon: Globe, word: 'HTTP request' },
  custom: { icon: Puzzle, word: 'Custom' },
};

/** A kind of step in words; one that we do not know keeps the vendor's own. */
export function kindWord(kind: string): string {
  return kinds[kind]?.word ?? kind.replaceAll('_', ' ');
}

export function KindIcon({ kind, className = 'size-3.5' }: { kind: string; className?: string }) {
  const Icon = kinds[kind]?.icon ?? CircleQuestionMark;
  return <Icon aria-hidden className={`${className} shrink-0`} />;
}

const most = 6;

/** The steps of a workflow in their order, each by icon and word. */
export function StepKinds({ steps }: { steps: readonly string[] }) {
  if (steps.length === 0) return <span className="text-muted text-small">No steps</span>;
  const words = steps.map(kindWord).join(', ');
  const numbered = steps.slice(0, most).map((kind, place) => ({ kind, key: `${place} ${kind}` }));
  return (
    <span
      role="img"
      aria-label={`Steps: ${words}`}
      title={words}
      className="flex min-w-0 items-center gap-x-2.5 overflow-hidden text-muted text-small"
    >
      {numbered.map(({ kind, key }) => (
        <span key={key} className="inline-flex shrink-0 items-center gap-1">
          <KindIcon kind={kind} /> {kindWord(kind)}
        </span>
      ))}
      {steps.length > most && <span>+{steps.length - most}</span>}
    </span>
  );
}
