import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from './cx';

const box =
  'rounded-base border border-edge/70 bg-raised px-2.5 text-ink placeholder:text-muted hover:border-edge aria-invalid:border-deleted';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={cx(box, 'h-9 w-full', className)} />;
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} className={cx(box, 'w-full py-2', className)} />;
}

export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <span className="relative inline-flex">
      <select {...rest} className={cx(box, 'h-9 w-full appearance-none pr-8', className)} />
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2" />
    </span>
  );
}
