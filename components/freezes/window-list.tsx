import { AbsoluteTime } from '@/components/ui/relative-time';

/** Windows by the reader's clock. */
export function WindowList({ windows }: { windows: readonly { start: string; end: string }[] }) {
  if (windows.length === 0) return <p className="text-muted">None is in sight.</p>;
  return (
    <ol className="tabular-nums">
      {windows.map(({ start, end }) => (
        <li key={start}>
          <AbsoluteTime at={start} /> – <AbsoluteTime at={end} />
        </li>
      ))}
    </ol>
  );
}
