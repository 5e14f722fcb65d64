/** One grid for the captions and for every row, so that they stay in line. */
export const columns =
  '@5xl:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_5.5rem_6.5rem_minmax(0,3fr)_minmax(0,2fr)_3rem] @5xl:items-center';
