'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { useToast } from '@/components/ui/toast';
import { aboutVendor } from '@/lib/vendors/manifest';
import { ConnectionForm, type Given } from './connection-form';
import { checkMutation, connectionQuery, updateMutation } from './queries';

export function EditConnectionView({ id }: { id: string }) {
  const router = useRouter();
  const say = useToast();
  const query = useQuery(connectionQuery(id));
  const update = useMutation(updateMutation);
  const check = useMutation(checkMutation);
  const about = query.data && aboutVendor(query.data.vendor);

  const save = async ({ name, baseUrl, credentials }: Given) => {
    await update.mutateAsync({ connection: id, name, baseUrl, ...(credentials ? { credentials } : {}) });
    await check.mutateAsync(id).catch(() => say('It was saved, but the check did not work'));
    router.push('/settings/connections');
  };

  return (
    <Page width="narrow">
      <PageHeader title={query.data ? `Edit ${query.data.name}` : 'Edit connection'} />
      {query.isPending && <Loading what="Reading the connection…" rows={3} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && !about && (
        <Notice tone="warning" title="This version of Promenade does not know its vendor">
          It was stored as “{query.data.vendor}”.
        </Notice>
      )}
      {query.data && about && (
        <ConnectionForm
          about={about}
          connection={query.data}
          pending={update.isPending || check.isPending}
          error={update.error}
          // What went wrong is kept by the mutation and shown from there.
          onSubmit={(given) => void save(given).catch(() => {})}
        />
      )}
    </Page>
  );
}
