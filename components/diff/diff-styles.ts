import type { ReactDiffViewerStylesOverride } from 'react-diff-viewer-continued';

const colours = {
  diffViewerBackground: 'var(--raised)',
  diffViewerColor: 'var(--ink)',
  addedBackground: 'var(--added-soft)',
  addedColor: 'var(--ink)',
  removedBackground: 'var(--deleted-soft)',
  removedColor: 'var(--ink)',
  changedBackground: 'var(--warning-soft)',
  wordAddedBackground: 'var(--added-word)',
  wordRemovedBackground: 'var(--deleted-word)',
  addedGutterBackground: 'var(--added-soft)',
  removedGutterBackground: 'var(--deleted-soft)',
  gutterBackground: 'var(--panel)',
  gutterBackgroundDark: 'var(--panel)',
  highlightBackground: 'var(--chosen)',
  highlightGutterBackground: 'var(--chosen)',
  codeFoldGutterBackground: 'var(--panel)',
  codeFoldBackground: 'var(--panel)',
  emptyLineBackground: 'var(--panel)',
  gutterColor: 'var(--muted)',
  addedGutterColor: 'var(--muted)',
  removedGutterColor: 'var(--muted)',
  codeFoldContentColor: 'var(--muted)',
};

/**
 * Colours as variables, so that the page's theme alone decides. One set for both views: the component writes its style
 * sheet anew for every other set.
 */
export const diffStyles: ReactDiffViewerStylesOverride = {
  variables: { light: colours, dark: colours },
  diffContainer: {
    minWidth: '0',
    // Also of the rows that have no text; heights.ts reckons with it.
    lineHeight: '20px',
    pre: { lineHeight: '20px' },
    fontFamily: 'var(--font-mono)',
    // A unified view has both line numbers in one column.
    '[data-view="unified"] & col:first-of-type': { width: '84px' },
    mark: { color: 'inherit', borderRadius: '2px' },
    'tr:has([data-fold]) td': { background: 'var(--panel)', userSelect: 'none' },
    '[data-fold]': { padding: '4px 0' },
    '.right [data-fold]': { visibility: 'hidden' },
  },
  contentText: { fontFamily: 'var(--font-mono)', overflowWrap: 'anywhere', lineBreak: 'auto' },
  // An empty line that is new or gone is a difference like any other.
  diffAdded: { '&&': { background: 'var(--added-soft)' }, mark: { background: 'var(--added-word)' } },
  diffRemoved: { '&&': { background: 'var(--deleted-soft)' }, mark: { background: 'var(--deleted-word)' } },
  gutter: {
    minWidth: '2.75rem',
    padding: '0 0.5rem',
    cursor: 'default',
    textAlign: 'right',
    '&&[data-current]': { boxShadow: 'inset 4px 0 0 var(--accent)', color: 'var(--ink)', fontWeight: 600 },
  },
};
