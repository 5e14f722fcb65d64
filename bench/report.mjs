/** The results as a page, with what is needed to judge them. */
export function report({ parts, begun, machine, runs }) {
  const lines = [
    '# Results of `npm run bench`',
    '',
    `${begun.toISOString().slice(0, 16).replace('T', ' ')} UTC · ${machine} · medians of ${runs} runs.`,
    '',
    'The machine may be shared: compare within one column of one run, not absolute times of two runs.',
  ];
  for (const { title, rows, notes } of parts) {
    lines.push('', `## ${title}`, '', '| what | target | value | verdict |', '|---|---|---|---|');
    for (const { what, target, value, met } of rows) {
      lines.push(`| ${what} | ${target ?? ''} | ${value} | ${met === null ? '' : met ? 'met' : '**missed**'} |`);
    }
    for (const note of notes) lines.push('', note);
  }
  return `${lines.join('\n')}\n`;
}
