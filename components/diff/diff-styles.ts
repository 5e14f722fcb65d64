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

/** Colours as variables, so that the page's theme alone decides; a split view keeps room enough to be read. */
export function diffStyles(split: boolean, windowed: boolean): ReactDiffViewerStylesOverride {
  return {
    variables: { light: colours, dark: colours },
    diffContainer: {
      minWidth: split ? '44rem' : '0',
      fontFamily: 'var(--font-mono)',
      'tr:focus-visible': { outlineOffset: '-2px' },
    },
    // Windowing reckons heights by characters, so only without it may a line break between its words.
    contentText: {
      fontFamily: 'var(--font-mono)',
      overflowWrap: 'anywhere',
      lineBreak: windowed ? 'anywhere' : 'auto',
    },
    // An empty line that is new or gone is a difference like any other.
    diffAdded: { '&&': { background: 'var(--added-soft)' } },
    diffRemoved: { '&&': { background: 'var(--deleted-soft)' } },
    // At half opacity, as it comes, line numbers cannot be read by everybody.
    gutter: { minWidth: '2.75rem', padding: '0 0.5rem', cursor: 'default', pre: { opacity: 1 } },
    wordDiff: { padding: '0', borderRadius: '2px' },
    codeFold: { fontWeight: 400 },
    codeFoldGutter: { svg: { display: 'none' } },
    codeFoldExpandButton: { padding: '0.25rem 0.5rem', textDecoration: 'underline' },
  };
}
