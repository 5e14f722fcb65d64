import type { Difference } from './differences';

interface DifferenceTableProps {
  title: string;
  from: string;
  to: string;
  rows: readonly Difference[];
}

/** What differs, side by side: the source left, the target right. */
export function DifferenceTable({ title, from, to, rows }: DifferenceTableProps) {
  if (rows.length === 0) return null;
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <caption className="mb-1 text-left font-medium">{title}</caption>
      <thead>
        <tr className="border-line border-b text-muted text-small">
          <th scope="col" className="w-1/4 py-1 pr-3 font-medium">
            What
          </th>
          <th scope="col" className="py-1 pr-3 font-medium">
            {from}
          </th>
          <th scope="col" className="py-1 font-medium">
            {to} (stays)
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, source, target }) => (
          <tr key={name} className="border-line border-b align-top last:border-b-0">
            <th scope="row" className="break-words py-1 pr-3 font-normal text-muted">
              {wordsOf(name)}
            </th>
            <td className="break-words py-1 pr-3">{source ?? 'not set'}</td>
            <td className="break-words py-1">{target ?? 'not set'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `autoDeploy` as "auto deploy". */
function wordsOf(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
