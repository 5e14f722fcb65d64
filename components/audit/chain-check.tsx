'use client';

import { useQuery } from '@tanstack/react-query';
import { Link2, ShieldCheck, Siren } from 'lucide-react';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { grouped } from '@/components/ui/grouped';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { AbsoluteTime } from '@/components/ui/relative-time';
import { type Verified, verifyQuery } from './queries';

/** Follows the chain of hashes on request; the answer is shown by `ChainVerdict`. */
export function ChainCheck() {
  const refusal = useRefusal('audit:read');
  const { isFetching, refetch } = useQuery(verifyQuery);
  return (
    <Button because={refusal} pending={isFetching} onClick={() => void refetch()}>
      {!isFetching && <Link2 aria-hidden className="size-4" />} Verify the chain
    </Button>
  );
}

export function ChainVerdict() {
  const { data, error, isFetching, refetch } = useQuery(verifyQuery);
  if (isFetching) return <p role="status">Following the chain from its first record…</p>;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return data ? <Verdict {...data} /> : null;
}

/** What following the chain has shown, and where it is broken. */
export function Verdict({ whole, records, firstBroken, why, checkedAt }: Verified) {
  if (whole) {
    return (
      <Notice tone="success" role="status" icon={ShieldCheck} title="The chain is whole">
        All {grouped(records)} records follow from each other, as of <AbsoluteTime at={checkedAt} />.
      </Notice>
    );
  }
  return (
    <Notice tone="danger" role="alert" icon={Siren} title={`The chain is broken at record ${firstBroken}`}>
      {why} Somebody with access to the database itself did that; Promenade cannot. Compare with an earlier export.{' '}
      <Link href={`/audit?record=${firstBroken}`} className="font-medium underline">
        Go to record {firstBroken}
      </Link>
    </Notice>
  );
}
