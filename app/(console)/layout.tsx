import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { LineBanner } from '@/components/line/line-banner';
import { Header } from '@/components/shell/header';
import { Providers } from '@/components/shell/providers';
import { themeCookie, themeOf } from '@/components/shell/theme';
import { currentActor } from '@/lib/auth/session';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [actor, sent] = await Promise.all([currentActor(), headers()]);
  if (!actor) redirect(`/sign-in?callbackUrl=${encodeURIComponent(sent.get('x-path') ?? '/')}`);
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <Providers actor={actor} nonce={sent.get('x-nonce') ?? ''}>
      <Header actor={actor} theme={theme} />
      <LineBanner />
      {children}
    </Providers>
  );
}
