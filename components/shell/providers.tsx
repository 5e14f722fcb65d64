'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ToastProvider } from '@/components/ui/toast';
import type { Actor } from '@/lib/domain/permission';
import { NonceProvider } from './nonce';
import { ActorProvider } from './permissions';
import { createQueryClient } from './query-client';

export function Providers({ actor, nonce, children }: { actor: Actor; nonce: string; children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <NonceProvider nonce={nonce}>
        <ActorProvider actor={actor}>
          <ToastProvider>{children}</ToastProvider>
        </ActorProvider>
      </NonceProvider>
    </QueryClientProvider>
  );
}
