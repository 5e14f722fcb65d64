/** Where the lines of a text begin, so that a line is cut out only when it is looked at. */
export interface LineIndex {
  count: number;
  /** One more than there are lines: line `n` reaches from `starts[n]` to just before the line end at `starts[n + 1] - 1`. */
  starts: Int32Array;
}

/** An empty text has no line; a text that ends with a line end has an empty last one, so that nothing is lost. */
export function indexLines(text: string): LineIndex {
  if (text === '') return { count: 0, starts: new Int32Array(1) };
  let starts = new Int32Array(1024);
  let count = 0;
  for (let start = 0; start >= 0; count++) {
    if (count + 2 > starts.length) {
      const longer = new Int32Array(starts.length * 2);
      longer.set(starts);
      starts = longer;
    }
    starts[count] = start;
    const end = text.indexOf('\n', start);
    start = end < 0 ? -1 : end + 1;
  }
  starts[count] = text.length + 1;
  return { count, starts: starts.slice(0, count + 1) };
}

export function lineAt(text: string, { starts }: Pick<LineIndex, 'starts'>, line: number): string {
  return text.slice(starts[line], (starts[line + 1] ?? 0) - 1);
}

export function lengthAt({ starts }: Pick<LineIndex, 'starts'>, line: number): number {
  return (starts[line + 1] ?? 0) - (starts[line] ?? 0) - 1;
}
