import DiffViewer, { DiffMethod } from 'react-diff-viewer-continued';
import { createRoot } from 'react-dom/client';
import type { Candidate } from './candidate';

const candidate: Candidate = {
  warmUp: (place) => {
    const root = createRoot(place);
    root.render(<DiffViewer oldValue={'id: 1\none'} newValue={'id: 1\ntwo'} compareMethod={DiffMethod.WORDS} />);
    return () => root.unmount();
  },
  changed: 'ins, del',
  mount: (place, { before, after }) => {
    place.style.height = '560px';
    place.style.overflow = 'auto';
    createRoot(place).render(<DiffViewer oldValue={before} newValue={after} compareMethod={DiffMethod.WORDS} />);
  },
};
export default candidate;
