export interface Letter {
  title: string;
  /** Shown in a shaded table, label by label. */
  facts?: Record<string, string>;
  paragraphs: readonly string[];
  button?: { label: string; url: string };
  accent?: string;
}

/** A whole HTML document, the way a mail designer's export looks. */
export function letter({ title, facts = {}, paragraphs, button, accent = '#0f4c5c' }: Letter): string {
  const indent = (lines: readonly string[]) => lines.map((line) => `          ${line}`);
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '  <meta charset="utf-8">',
    '  <meta name="viewport" content="width=device-width, initial-scale=1">',
    `  <title>${title}</title>`,
    '  <style>',
    '    body { margin: 0; padding: 0; background: #f4f1ea; font-family: Georgia, "Times New Roman", serif; }',
    '    .sheet { width: 100%; max-width: 600px; margin: 0 auto; background: #ffffff; }',
    '    .cell { padding: 32px 40px; color: #2b2b2b; font-size: 16px; line-height: 1.6; }',
    `    .button { display: inline-block; padding: 12px 28px; background: ${accent}; color: #ffffff; }`,
    '    .facts td { padding: 6px 12px; border-bottom: 1px solid #e6e1d6; font-size: 14px; }',
    '    @media (max-width: 480px) { .cell { padding: 24px 20px; } }',
    '  </style>',
    '</head>',
    '<body>',
    '  <table class="sheet" role="presentation" cellpadding="0" cellspacing="0">',
    '    <tr>',
    '      <td class="cell">',
    `        <h1 style="margin: 0 0 16px; font-size: 24px; color: ${accent};">${title}</h1>`,
    '        <div>',
    ...indent(['<p>Hello {{subscriber.firstName}},</p>', ...paragraphs.map((text) => `<p>${text}</p>`)]),
    '        </div>',
    ...factTable(facts),
    ...(button ? [`        <p><a class="button" href="${button.url}">${button.label}</a></p>`] : []),
    '        <p style="font-size: 13px; color: #7a7568;">You receive this because you shop with Meridian Goods.</p>',
    '      </td>',
    '    </tr>',
    '  </table>',
    '</body>',
    '</html>',
  ].join('\n');
}

function factTable(facts: Record<string, string>): string[] {
  const rows = Object.entries(facts).flatMap(([label, value]) => [
    '          <tr>',
    `            <td>${label}</td>`,
    `            <td><strong>${value}</strong></td>`,
    '          </tr>',
  ]);
  if (rows.length === 0) return [];
  return ['        <table class="facts" role="presentation">', ...rows, '        </table>'];
}

/** The same document as a build tool leaves it: one line. */
export function minified(html: string): string {
  return html
    .split('\n')
    .map((line) => line.trim())
    .join('')
    .replaceAll('; ', ';')
    .replaceAll(' { ', '{')
    .replaceAll(' }', '}');
}

/** A body of the visual editor: headings start with `# `, `{{…}}` become variables. */
export function blocks(...lines: readonly string[]): string {
  return JSON.stringify({
    type: 'doc',
    content: lines.map((line) =>
      line.startsWith('# ')
        ? { type: 'heading', attrs: { textAlign: 'left', level: 2 }, content: inline(line.slice(2)) }
        : { type: 'paragraph', attrs: { textAlign: 'left' }, content: inline(line) },
    ),
  });
}

function inline(line: string) {
  return line
    .split(/(\{\{[^}]+\}\})/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('{{')
        ? { type: 'variable', attrs: { id: part.slice(2, -2).trim(), label: null, fallback: null, required: false } }
        : { type: 'text', text: part },
    );
}
