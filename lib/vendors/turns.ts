const waiting: (() => void)[] = [];
/** A crowd gets through in so many turns, however large it is: a turn costs something too. */
const turns = 16;

/**
 * Lets a few of those who wait go on in each turn of the event loop. Answers that arrive together would otherwise be
 * processed in one go, and everybody's next request would stand still until the last of them was done.
 */
export function ownTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(letGo);
  });
}

function letGo(): void {
  for (const resolve of waiting.splice(0, Math.ceil(waiting.length / turns))) resolve();
  if (waiting.length > 0) setImmediate(letGo);
}
