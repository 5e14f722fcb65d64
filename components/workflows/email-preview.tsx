'use client';

import { useMemo } from 'react';
import { useNonce } from '@/components/shell/nonce';
import { previewDocument } from './preview-document';

/** How an e-mail looks, as far as that can be seen without running or loading anything. */
export function EmailPreview({ html, title }: { html: string; title: string }) {
  const nonce = useNonce();
  const document = useMemo(() => previewDocument(html, nonce), [html, nonce]);
  return (
    <figure className="flex flex-col gap-1.5">
      <iframe
        title={title}
        sandbox=""
        srcDoc={document}
        className="h-[28rem] w-full rounded-base border border-line bg-[#ffffff]"
      />
      <figcaption className="text-muted text-small">
        A preview that is shut off: scripts do not run, and pictures, fonts and anything else from outside are not
        loaded. Variables stand as they are written, and the layout around the message is not drawn.
      </figcaption>
    </figure>
  );
}
