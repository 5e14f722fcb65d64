/** Texts of the kind that is compared here, the same ones on every machine. */
export interface TextPair {
  before: string;
  after: string;
}

/** A small generator of numbers from 0 to 1 (mulberry32): the same seed, the same numbers. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = 'order invoice parcel welcome gift voucher courier basket refund account warehouse reminder'.split(' ');

/** Lines of workflow documents: many that repeat, like closing tags, and many that occur once. */
export function workflowLines(count: number, next: () => number): string[] {
  const word = () => words[Math.floor(next() * words.length)] ?? '';
  const lines: string[] = [];
  for (let step = 0; lines.length < count; step++) {
    lines.push(
      `- id: "${word()}-${step}"`,
      '  type: "email"',
      '  controlValues:',
      `    subject: "Your ${word()} ${step}"`,
    );
    lines.push('    body: |html', '      <table role="presentation">');
    for (let row = 0; row < 8; row++) {
      lines.push(
        '        <tr>',
        `          <td style="padding: 8px">${word()} ${word()} ${Math.floor(next() * 1e6)}</td>`,
      );
      lines.push('        </tr>');
    }
    lines.push('      </table>', '    disabled: false', `    digest: ${Math.floor(next() * 5)}`, '');
  }
  return lines.slice(0, count);
}

/** A document and what became of it: three changes in five alter a line, the others add or remove a few. */
export function changedText(lines: number, changes: number, seed = 1): TextPair {
  const next = numbersFrom(seed);
  const before = workflowLines(lines, next);
  const after: string[] = [];
  const apart = Math.floor(lines / changes);
  for (const [index, line] of before.entries()) {
    const kind = index % apart === Math.floor(apart / 2) ? Math.floor(index / apart) % 5 : null;
    if (kind === 4) continue;
    if (kind === 3) after.push(`    inserted: "${seed} ${index}"`);
    after.push(kind === null || kind === 3 ? line : `${line} changed ${Math.floor(next() * 1000)}`);
  }
  return { before: before.join('\n'), after: after.join('\n') };
}

/** Five lines, one of them minified HTML of about that many characters with twenty words that differ. */
export function longLine(characters: number, seed = 1): TextPair {
  const next = numbersFrom(seed);
  const pieces: string[] = [];
  for (let length = 0; length < characters; ) {
    const piece = `<td class="c${Math.floor(next() * 100)}">${words[Math.floor(next() * words.length)]}</td>`;
    pieces.push(piece);
    length += piece.length;
  }
  const changed = pieces.slice();
  for (let word = 0; word < 20; word++) {
    const place = Math.floor(((word + 0.5) / 20) * pieces.length);
    changed[place] = `<td class="c0">replaced ${word}</td>`;
  }
  const text = (body: string) => `id: "long"\ntype: "email"\nbody: ${body}\ndisabled: false\ndigest: 2`;
  return { before: text(pieces.join('')), after: text(changed.join('')) };
}
