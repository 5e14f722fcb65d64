'use client';

import { Siren } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Deployment } from '@/lib/domain/pipeline';
import { BuildLine } from './build-line';
import { buildName } from './words';

interface OvertakenNoticeProps {
  name: string;
  /** What was reviewed, where it is still known. */
  reviewed: Deployment | null;
  now: Deployment;
  onTake: () => void;
}

/** The source went on while somebody read: nothing may be promoted from here until they have looked at the new build. */
export function OvertakenNotice({ name, reviewed, now, onTake }: OvertakenNoticeProps) {
  return (
    <Notice tone="danger" role="alert" icon={Siren} title={`“${name}” runs another deployment by now`}>
      <p>
        You were looking at {reviewed ? <code>{buildName(reviewed)}</code> : 'an earlier deployment'}. The vendor would
        promote what is newest:
      </p>
      <BuildLine build={now} className="my-1 font-medium" />
      <p>Nothing was promoted, and nothing can be from the plan that stood here.</p>
      <Button tone="primary" className="mt-2" onClick={onTake}>
        Take {buildName(now)} and plan again
      </Button>
    </Notice>
  );
}
