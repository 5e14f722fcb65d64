import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { navigatorOf } from '@/components/diff/navigators';
import { DiffWarmUp, TextDiff } from '@/components/diff/text-diff';
import type { TextPair } from '@/lib/domain/testing-texts';
import type { Candidate } from './candidate';

let far: 1 | -1 = 1;

function Page({ before, after }: TextPair) {
  const [split, setSplit] = useState(true);
  return (
    <>
      <TextDiff label="Differences" before={before} after={after} split={split} />
      <button id="toggle" type="button" onClick={() => flushSync(() => setSplit(!split))}>
        Toggle
      </button>
      <button
        id="next"
        type="button"
        onClick={() => {
          const diff = document.querySelector('[data-diff]');
          if (diff) navigatorOf(diff)?.step(1);
        }}
      >
        Next
      </button>
      <button
        id="far"
        type="button"
        onClick={() => {
          const diff = document.querySelector('[data-diff]');
          if (!diff) return;
          // From one end to the other and back.
          far = far === 1 ? -1 : 1;
          navigatorOf(diff)?.enter(far);
        }}
      >
        Far
      </button>
    </>
  );
}

const candidate: Candidate = {
  // As the pane does it while it reads both sides.
  warmUp: (place) => {
    const root = createRoot(place);
    root.render(<DiffWarmUp />);
    return () => root.unmount();
  },
  changed: '[data-diff] ins, [data-diff] del',
  mount: (place, texts) => createRoot(place).render(<Page {...texts} />),
};
export default candidate;
