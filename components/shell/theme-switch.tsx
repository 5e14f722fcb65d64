'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuButton, MenuHeading } from '@/components/ui/menu';
import { type Theme, themeCookie, themes } from './theme';

const looks = {
  system: { label: 'As the system', icon: Monitor },
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
} as const;

const year = 365 * 24 * 60 * 60 * 1000;

export function ThemeSwitch({ theme: initial }: { theme: Theme }) {
  const [theme, setTheme] = useState(initial);
  const choose = (next: Theme) => {
    setTheme(next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    void cookieStore.set({ name: themeCookie, value: next, path: '/', sameSite: 'lax', expires: Date.now() + year });
  };
  const Icon = looks[theme].icon;
  return (
    <Menu
      align="end"
      label={`Theme: ${looks[theme].label}`}
      button={<Icon aria-hidden className="size-4" />}
      buttonClassName="inline-flex size-8 items-center justify-center rounded-base text-muted hover:bg-hover hover:text-ink"
    >
      <MenuHeading>Theme</MenuHeading>
      {themes.map((option) => {
        const { icon: OptionIcon, label } = looks[option];
        return (
          <MenuButton key={option} aria-pressed={option === theme} onClick={() => choose(option)}>
            <OptionIcon aria-hidden className="size-4 text-muted" />
            <span className="flex-1">{label}</span>
            {option === theme && <span className="text-muted text-small">chosen</span>}
          </MenuButton>
        );
      })}
    </Menu>
  );
}
