/** Kept in a cookie, so that the server already draws the page as it will stay: no script, no flash. */
export const themeCookie = 'promenade-theme';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export function themeOf(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system';
}
