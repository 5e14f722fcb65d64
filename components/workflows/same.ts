'use client';

import { useState } from 'react';

/** The same list as before while its members are the same, so that nothing is computed anew because of it. */
export function useSame<Member>(list: readonly Member[]): readonly Member[] {
  const [held, setHeld] = useState(list);
  if (held.length === list.length && held.every((member, index) => Object.is(member, list[index]))) return held;
  setHeld(list);
  return list;
}
