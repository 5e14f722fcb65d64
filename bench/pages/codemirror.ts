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

function view(parent: HTMLElement, before: string, after: string): MergeView {
  return new MergeView({
    a: { doc: before, extensions },
    b: { doc: after, extensions },
    parent,
    collapseUnchanged: { margin: 3, minSize: 4 },
  });
}

const candidate: Candidate = {
  changed: '.cm-changedLine, .cm-deletedLine, .cm-insertedLine',
  warmUp: (place) => {
    const few = view(place, 'id: 1\n  subject: "one"\n', 'id: 1\n  subject: "two"\n  more: 1\n');
    return () => few.destroy();
  },
  mount: (place, { before, after }) => {
    place.style.height = '560px';
    place.style.overflow = 'auto';
    view(place, before, after);
  },
};
export default candidate;
