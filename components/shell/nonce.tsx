'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';

const NonceContext = createContext('');

/** The nonce of the page as it was loaded. A later navigation brings another one, which this document's policy refuses. */
export function NonceProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [first] = useState(nonce);
  return <NonceContext value={first}>{children}</NonceContext>;
}

export function useNonce(): string {
  return useContext(NonceContext);
}
