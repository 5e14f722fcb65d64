import { grouped } from '@/components/ui/grouped';
import type { ExcerptPart } from '@/lib/domain/line-excerpt';

interface LineContentProps {
  parts: readonly ExcerptPart[];
  onShowAll: () => void;
}

/** Deeper than this the rest of a broken line would have no room left. */
const deepest = 24;

/** The text of one line. Where it is broken, it goes on under its first character. */
export function LineContent({ parts, onShowAll }: LineContentProps) {
  const first = parts[0];
  const depth = first && 'text' in first ? Math.min(deepest, first.text.search(/[^ ]|$/)) : 0;
  if (first && 'text' in first && parts.length === 1 && depth === 0 && !first.changed) return first.text;
  return (
    <span className="block" style={depth > 0 ? { paddingLeft: `${depth}ch`, textIndent: `-${depth}ch` } : undefined}>
      {placed(parts).map(({ part, at }) =>
        'hidden' in part ? (
          <HiddenPart key={at} hidden={part.hidden} onShowAll={onShowAll} />
        ) : part.changed ? (
          <mark key={at}>{part.text}</mark>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}

/** Every part with the place in the line where it begins, which is its name. */
function placed(parts: readonly ExcerptPart[]): { part: ExcerptPart; at: number }[] {
  let next = 0;
  return parts.map((part) => {
    const at = next;
    next += 'hidden' in part ? part.hidden : part.text.length;
    return { part, at };
  });
}

function HiddenPart({ hidden, onShowAll }: { hidden: number; onShowAll: () => void }) {
  return (
    <button
      type="button"
      onClick={onShowAll}
      className="mx-1 rounded-small border border-edge bg-raised px-1 indent-0 text-ink underline"
    >
      {grouped(hidden)} more characters: show all
    </button>
  );
}

/** A row that stands for equal lines. The component draws it on both sides; styles hide it on the right one. */
export function FoldContent({ count, onOpen }: { count: number; onOpen: () => void }) {
  return (
    <span className="block" data-fold>
      <button type="button" onClick={onOpen} className="text-muted underline hover:text-ink">
        Show {count === 1 ? '1 equal line' : `${grouped(count)} equal lines`}
      </button>
    </span>
  );
}
