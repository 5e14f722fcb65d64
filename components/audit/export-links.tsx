'use client';

import { Download } from 'lucide-react';
import { useRefusal } from '@/components/shell/permissions';
import { buttonStyle } from '@/components/ui/button-style';
import { type AuditFilter, auditExportPath } from '@/lib/endpoints/audit';
import { isFiltered } from './queries';

/** What the page shows as a file, and for whoever may read everything the whole log with its chain. */
export function ExportLinks({ filter }: { filter: AuditFilter }) {
  const refusal = useRefusal('audit:read');
  return (
    <>
      {(refusal !== null || isFiltered(filter)) && <Formats what="Export what is shown" filter={filter} />}
      {refusal === null && <Formats what="Export the whole log" filter={{}} />}
    </>
  );
}

const formats = [
  { format: 'json', label: 'JSON' },
  { format: 'csv', label: 'CSV' },
] as const;

function Formats({ what, filter }: { what: string; filter: Partial<AuditFilter> }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <Download aria-hidden className="size-4" />
      <span aria-hidden>{what}:</span>
      {formats.map(({ format, label }) => (
        <a
          key={format}
          href={auditExportPath(format, filter)}
          download
          className={buttonStyle('secondary', 'base', false)}
        >
          <span className="sr-only">{what} as </span>
          {label}
        </a>
      ))}
    </span>
  );
}
