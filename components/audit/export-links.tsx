'use client';

import { Download } from 'lucide-react';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { auditExportPath } from '@/lib/endpoints/audit';

const formats = [
  { format: 'json', label: 'JSON' },
  { format: 'csv', label: 'CSV' },
] as const;

/** The whole log as a file. */
export function ExportLinks() {
  const refusal = useRefusal('audit:read');
  return formats.map(({ format, label }) => {
    const content = (
      <>
        <Download aria-hidden className="size-4" />
        <span className="sr-only">Export the whole log as </span>
        {label}
      </>
    );
    if (refusal) {
      return (
        <Button key={format} because={refusal}>
          {content}
        </Button>
      );
    }
    return (
      <a key={format} href={auditExportPath(format)} download className={buttonStyle('secondary', 'base', false)}>
        {content}
      </a>
    );
  });
}
