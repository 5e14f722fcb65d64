import { GitBranch, GitCommitHorizontal, Package } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import type { Deployment } from '@/lib/domain/pipeline';
import { buildName } from './words';

interface BuildLineProps {
  build: Deployment;
  className?: string;
}

/** A build as people know it: its commit and what that says, or its image. */
export function BuildLine({ build, className }: BuildLineProps) {
  const Icon = build.commit ? GitCommitHorizontal : Package;
  return (
    <span className={cx('flex min-w-0 items-center gap-1.5', className)} title={titleOf(build)}>
      <Icon aria-hidden className="size-3.5 shrink-0 text-muted" />
      <code className="shrink-0 text-small">{buildName(build)}</code>
      {build.commitMessage && <span className="truncate">{build.commitMessage}</span>}
    </span>
  );
}

/** Where a build comes from. */
export function BranchLine({ build }: { build: Deployment }) {
  if (!build.branch) return null;
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <GitBranch aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{build.branch}</span>
    </span>
  );
}

function titleOf({ commit, commitMessage, image }: Deployment): string {
  return [commit, commitMessage, image].filter(Boolean).join('\n');
}
