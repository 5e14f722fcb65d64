import { blocks, minified } from './html';
import { jonas, mira, priya } from './people';
import { at, type LayoutSeed } from './shape';

interface Frame {
  background: string;
  strapline: string;
  footer: readonly string[];
}

const html = (body: string) => ({ email: { body, editorType: 'html' } });

function frame({ background, strapline, footer }: Frame): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '  <meta charset="utf-8">',
    `  <style>body { margin: 0; background: ${background}; }</style>`,
    '</head>',
    '<body>',
    '  <table role="presentation" width="100%" cellpadding="0" cellspacing="0">',
    '    <tr>',
    '      <td align="center" style="padding: 24px;">',
    '        <img src="https://cdn.meridian.test/mail/logo@2x.png" width="148" alt="Meridian Goods">',
    `        <p style="letter-spacing: 0.12em; text-transform: uppercase;">${strapline}</p>`,
    '      </td>',
    '    </tr>',
    '    <tr><td>{{content}}</td></tr>',
    '    <tr>',
    '      <td align="center" style="padding: 24px; font-size: 12px; color: #7a7568;">',
    ...footer.map((line) => `        <p>${line}</p>`),
    '      </td>',
    '    </tr>',
    '  </table>',
    '</body>',
    '</html>',
  ].join('\n');
}

const address = 'Meridian Goods AB, Norra Hamngatan 18, 411 06 Göteborg';

const brand = (name: string, strapline: string, footer: readonly string[], edited: string): LayoutSeed => ({
  layoutId: 'brand-layout',
  name,
  values: html(frame({ background: '#f4f1ea', strapline, footer })),
  edited,
  by: mira,
});

/** Used by several workflows; production still has the old name and footer. */
export const brandCurrent = brand(
  'Brand layout',
  'Made to be kept',
  [address, '<a href="https://meridian.test/preferences">Choose what we send you</a>'],
  at('11-12', '09:02'),
);
export const brandLive = brand(
  'Brand layout 2025',
  'Goods for every day',
  ['Meridian Goods AB, Södra Vägen 40, 412 54 Göteborg'],
  at('09-30', '12:00'),
);

export const plain: LayoutSeed = {
  layoutId: 'plain-layout',
  name: 'Plain layout',
  values: html(frame({ background: '#ffffff', strapline: 'Service message', footer: [address] })),
  edited: at('09-15', '09:00'),
  by: jonas,
};

export const transactional: LayoutSeed = {
  layoutId: 'transactional-layout',
  name: 'Transactional layout',
  values: {
    email: {
      body: blocks('# Meridian Goods', '{{content}}', 'Service message, no answer needed.'),
      editorType: 'block',
    },
  },
  edited: at('09-15', '09:30'),
  by: priya,
};

export const internal: LayoutSeed = {
  layoutId: 'internal-layout',
  name: 'Internal layout',
  values: html(minified(frame({ background: '#ffffff', strapline: 'Internal', footer: ['For staff only'] }))),
  edited: at('09-16', '10:00'),
  by: null,
};

/** Only in Development; the new gift card needs it. */
export const gift: LayoutSeed = {
  layoutId: 'gift-layout',
  name: 'Gift layout',
  values: html(
    frame({ background: '#fbeaec', strapline: 'A present for you', footer: [address, 'Valid for three years'] }),
  ),
  edited: at('11-18', '16:20'),
  by: mira,
};

/** Deleted in Development, and still used by workflows in production. */
export const holiday: LayoutSeed = {
  layoutId: 'holiday-2025-layout',
  name: 'Holiday 2025 layout',
  values: html(frame({ background: '#12372a', strapline: 'Happy holidays', footer: [address] })),
  edited: at('09-14', '15:00'),
  by: priya,
};

/** The default of Harbour's Staging alone: publishing a deletion to there fails. */
export const classic: LayoutSeed = {
  layoutId: 'classic-layout',
  name: 'Classic layout',
  values: html(frame({ background: '#eeeeee', strapline: 'Since 1962', footer: [address] })),
  edited: at('09-14', '08:00'),
  by: jonas,
};
