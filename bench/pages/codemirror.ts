import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import type { Candidate } from './candidate';

const extensions = [
  lineNumbers(),
  EditorView.lineWrapping,
  EditorView.editable.of(false),
  EditorState.readOnly.of(true),
];

const candidate: Candidate = {
  changed: '.cm-changedLine, .cm-deletedLine, .cm-insertedLine',
  mount: (place, { before, after }) => {
    place.style.height = '560px';
    place.style.overflow = 'auto';
    new MergeView({
      a: { doc: before, extensions },
      b: { doc: after, extensions },
      parent: place,
      collapseUnchanged: { margin: 3, minSize: 4 },
    });
  },
};
export default candidate;
