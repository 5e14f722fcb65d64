import { AbsoluteTime } from './relative-time';

const instant = /(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)/;

/** A sentence of the server, with the instants in it by the reader's own clock. */
export function TextWithTimes({ text }: { text: string }) {
  // Split by a capturing group: every second piece is an instant.
  return text
    .split(instant)
    .map((piece, index) => (index % 2 === 1 ? <AbsoluteTime key={piece + String(index)} at={piece} /> : piece));
}
