import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import type { BulkRun } from './bulk-running';

/** How a change of many deployments goes, and how it went, with the way to each of its changes. */
export function BulkNotice({ run, onDismiss }: { run: BulkRun; onDismiss: () => void }) {
  const { way, groups } = run;
  const over = groups.every(({ ended }) => ended !== null);
  const tones = groups.flatMap(({ ended }) => ended?.tone ?? []);
  const tone = !over ? 'info' : ((['danger', 'warning'] as const).find((one) => tones.includes(one)) ?? 'success');
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const done = groups.reduce((sum, group) => sum + group.done, 0);
  const what = total === 1 ? '1 deployment' : `${total} deployments`;
  const verb = way === 'enable' ? 'Enabling' : 'Disabling';
  return (
    <div className="border-line border-b px-4 py-2">
      <Notice
        tone={tone}
        role="status"
        title={over ? `${verb} ${what} has ended` : `${verb} ${what}: ${done} of ${total} done`}
        action={
          over && (
            <Button size="small" tone="ghost" onClick={onDismiss}>
              Dismiss
            </Button>
          )
        }
      >
        {!over && <Progress label={`${verb} ${what}`} done={done} total={total} />}
        <ul>
          {groups.map(({ environment, change, ended, done: here, total: of }) => (
            <li key={environment + change}>
              <strong className="font-semibold">{environment}:</strong> {ended?.words ?? `${here} of ${of} done …`}
              {change && (
                <>
                  {' '}
                  <Link href={`/changes/${change}`} className="rounded-small font-medium underline">
                    See the change
                  </Link>
                </>
              )}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
