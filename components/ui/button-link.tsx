import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonTone, buttonStyle } from './button-style';
import { cx } from './cx';
import { Link } from './link';

interface ButtonLinkProps extends ComponentProps<typeof Link> {
  tone?: ButtonTone;
  size?: ButtonSize;
}

export function ButtonLink({ tone = 'secondary', size = 'base', className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={cx(buttonStyle(tone, size, false), className)} />;
}
