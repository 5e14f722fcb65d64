import { cx } from '@/components/ui/cx';

interface TextBlockProps {
  label: string;
  text: string;
  /** How many lines are seen at once, at most. */
  most?: number;
}

/**
 * Text of the vendor, as text and never as markup. A field that cannot be written is reached by keyboard and scrolls
 * by itself, which a paragraph does not.
 */
export function TextBlock({ label, text, most = 18 }: TextBlockProps) {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 110)), 0);
  return (
    <textarea
      readOnly
      aria-label={label}
      spellCheck={false}
      rows={Math.min(most, lines)}
      value={text}
      className={cx(
        'block w-full rounded-base border border-line bg-panel px-3 py-2 font-mono text-small',
        lines > most ? 'resize-y' : 'resize-none',
      )}
    />
  );
}
