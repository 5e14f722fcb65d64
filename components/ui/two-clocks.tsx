'use client';

import { useNow } from './clock';
import { AbsoluteTime, RelativeTime } from './relative-time';

/** An instant by the reader's clock and by UTC, for what people in several places wait for. */
export function TwoClocks({ at }: { at: string }) {
  const drawn = useNow() !== null;
  const zone = drawn ? Intl.DateTimeFormat().resolvedOptions().timeZone : '';
  return (
    <>
      <AbsoluteTime at={at} />
      {zone && <span className="text-muted"> {zone}</span>}
      {zone !== 'UTC' && (
        <span className="text-muted"> · {new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC</span>
      )}
      <span className="text-muted"> · </span>
      <RelativeTime at={at} />
    </>
  );
}
