'use client';

import { useState } from 'react';

export function Greeting() {
  const [times, setTimes] = useState(0);
  return (
    <button type="button" onClick={() => setTimes(times + 1)}>
      Hello, {times} times
    </button>
  );
}
