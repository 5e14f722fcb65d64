import { Greeting } from './greeting';

/** The least that a page of Next can be: one element that React brings to life. */
export default function Page() {
  return <Greeting />;
}
