import { StopButton } from '@/components/line/stop-button';
import { Link } from '@/components/ui/link';
import type { Actor } from '@/lib/domain/permission';
import { ConnectionSwitcher } from './connection-switcher';
import { Logo } from './logo';
import { Navigation } from './navigation';
import type { Theme } from './theme';
import { ThemeSwitch } from './theme-switch';
import { UserMenu } from './user-menu';

export function Header({ actor, theme }: { actor: Actor; theme: Theme }) {
  return (
    <header className="sticky top-0 z-30 flex flex-wrap items-center gap-x-3 border-line border-b bg-page px-4 sm:h-12 sm:flex-nowrap">
      <a
        href="#main"
        className="sr-only rounded-base bg-ink px-3 py-1.5 text-on-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to content
      </a>
      <Link href="/" aria-label="Promenade, overview" className="flex h-12 items-center gap-2 font-semibold">
        <Logo className="size-6" />
        <span className="hidden tracking-tight md:inline">Promenade</span>
      </Link>
      <span aria-hidden className="text-line">
        /
      </span>
      <ConnectionSwitcher />
      <div className="order-last w-full pb-2 sm:order-none sm:w-auto sm:flex-1 sm:pb-0">
        <Navigation />
      </div>
      <div className="ml-auto flex items-center gap-1">
        <StopButton />
        <ThemeSwitch theme={theme} />
        <UserMenu actor={actor} />
      </div>
    </header>
  );
}
