import type { Shortcuts } from '@/components/compare/shortcuts-dialog';

/** What the keys do on a board. Everything inside of a row is reached by Tab. */
export const boardShortcuts: Shortcuts = [
  [['j'], 'Next row'],
  [['k'], 'Previous row'],
  [['d'], 'Only differences, or everything'],
  [['Enter'], 'Open the application'],
  [['/'], 'Search'],
  [['?'], 'This help'],
];
