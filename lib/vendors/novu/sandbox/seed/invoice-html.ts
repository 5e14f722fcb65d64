const STYLE = [
  'body { margin: 0; font: 14px/1.5 Helvetica, Arial, sans-serif; color: #222222; }',
  '.page { max-width: 680px; margin: 0 auto; padding: 24px; }',
  '.lines { width: 100%; border-collapse: collapse; }',
  '.lines th { text-align: left; border-bottom: 2px solid #222222; padding: 8px 4px; }',
  '.lines td { border-bottom: 1px solid #dddddd; padding: 8px 4px; vertical-align: top; }',
  '.number { text-align: right; white-space: nowrap; }',
  '.totals td { padding: 4px; }',
  '.small { font-size: 12px; color: #666666; }',
];

// A table drawn by hand for each kind of charge: long, like the invoices people really send.
const CHARGES = [
  'Goods',
  'Gift wrapping',
  'Shipping',
  'Express surcharge',
  'Returns handling',
  'Coffee club',
  'Deposit',
];

/** The invoice as it is in Development, and as production still sends it. */
export function invoiceHtml(version: 'current' | 'live'): string {
  const current = version === 'current';
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '  <meta charset="utf-8">',
    '  <title>Invoice {{payload.invoiceNumber}}</title>',
    '  <style>',
    ...STYLE.map((rule) => `    ${rule}`),
    ...(current ? ['    .reverse-charge { border: 1px solid #222222; padding: 8px; }'] : []),
    '  </style>',
    '</head>',
    '<body>',
    '  <div class="page">',
    `    <h1>${current ? 'Invoice' : 'Your invoice'} {{payload.invoiceNumber}}</h1>`,
    '    <p>',
    '      Meridian Goods AB<br>',
    `      ${current ? 'Norra Hamngatan 18' : 'Södra Vägen 40'}<br>`,
    `      ${current ? '411 06 Göteborg' : '412 54 Göteborg'}<br>`,
    '      VAT SE556677889901',
    '    </p>',
    ...(current ? ['    <p>Due on {{payload.dueDate}}, payable by bank transfer or card.</p>'] : []),
    '    <table class="lines">',
    '      <thead>',
    `        <tr><th>Description</th><th>Quantity</th>${current ? '<th>VAT rate</th>' : ''}<th class="number">Amount</th></tr>`,
    '      </thead>',
    '      <tbody>',
    ...CHARGES.flatMap((charge) => chargeRow(charge, current)),
    '      </tbody>',
    '    </table>',
    '    <table class="totals">',
    '      <tr><td>Net</td><td class="number">{{payload.net}}</td></tr>',
    '      <tr><td>VAT</td><td class="number">{{payload.vat}}</td></tr>',
    '      <tr><td><strong>Total</strong></td><td class="number"><strong>{{payload.total}}</strong></td></tr>',
    '    </table>',
    ...(current
      ? [
          '    <p class="reverse-charge">',
          '      Business customers outside Sweden: reverse charge applies, article 196 of directive 2006/112/EC.',
          '    </p>',
        ]
      : ['    <p>Payment is due within 30 days of the invoice date.</p>']),
    '    <p class="small">Questions? Write to billing@meridian.test and quote the invoice number.</p>',
    '  </div>',
    '</body>',
    '</html>',
  ].join('\n');
}

function chargeRow(charge: string, current: boolean): string[] {
  const field = charge.toLowerCase().replaceAll(' ', '_');
  return [
    `        <tr data-charge="${field}">`,
    `          <td>${charge}${current ? `<br><span class="small">{{payload.notes.${field}}}</span>` : ''}</td>`,
    `          <td>{{payload.quantities.${field}}}</td>`,
    ...(current ? [`          <td>{{payload.rates.${field}}} %</td>`] : []),
    `          <td class="number">{{payload.amounts.${field}}}</td>`,
    '        </tr>',
  ];
}
