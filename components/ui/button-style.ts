import { cx } from './cx';

export type ButtonTone = 'primary' | 'secondary' | 'ghost' | 'danger' | 'production';
export type ButtonSize = 'small' | 'base' | 'large';

const tones: Record<ButtonTone, string> = {
  primary: 'bg-ink text-on-ink hover:opacity-85',
  secondary: 'border border-edge/60 bg-raised text-ink shadow-low hover:bg-hover',
  ghost: 'text-muted hover:bg-hover hover:text-ink',
  danger: 'bg-danger-fill text-on-fill hover:opacity-90',
  production: 'bg-production-fill text-on-fill hover:opacity-90',
};

const sizes: Record<ButtonSize, string> = {
  small: 'h-7 gap-1.5 px-2 text-small',
  base: 'h-8 gap-1.5 px-3 text-base',
  large: 'h-10 gap-2 px-4 text-base',
};

/** How a button looks, for buttons and for links that stand in a button's place. */
export function buttonStyle(tone: ButtonTone, size: ButtonSize, off: boolean): string {
  return cx(
    'inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-base font-medium transition-colors',
    sizes[size],
    off ? 'cursor-not-allowed border border-line bg-panel text-muted' : tones[tone],
  );
}
