'use client';

import { useEffect } from 'react';
import { layOut, rowsOf } from '@/lib/domain/diff-rows';
import { diffLines } from '@/lib/domain/line-diff';
import { DiffWindow } from './diff-window';
import { warmUp } from './line-differ';

const before = 'id: 1\n  subject: "one"\n  body: |html\n    <p>text</p>\n';
const after = 'id: 1\n  subject: "two"\n  body: |html\n    <p>text</p>\n    <p>more</p>\n';
const nothing = () => {};

/**
 * Draws a few lines that nobody sees while the real ones are being read. The browser has then read and compiled what
 * draws them, and the worker is up.
 */
export function DiffWarmUp() {
  useEffect(warmUp, []);
  const diff = diffLines(before, after);
  const layout = layOut(diff, new Set(), 10);
  const [rows] = layout.windows;
  return (
    <div hidden>
      {rows && (
        <DiffWindow
          subject={{ before, after, diff }}
          rows={rowsOf(layout, rows)}
          split
          current={null}
          inFull={new Set()}
          onOpenFold={nothing}
          onShowAll={nothing}
        />
      )}
    </div>
  );
}
