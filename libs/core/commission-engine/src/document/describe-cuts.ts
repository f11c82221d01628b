import type { Cut, Plan } from '../plan/plan-schema.js';
import type { Section } from './plan-document.js';
import { sayAmount, sayBase, sayExcess, sayRate } from './say-money.js';
import { sayTable } from './say-table.js';
import { name, names, paragraph, section } from './words.js';

/** What is taken off, in order. */
export function describeCuts({ cuts, currency }: Plan): Section {
  if (!cuts || cuts.length === 0) return section('Cuts', [paragraph('Nothing is taken off.')]);
  const items = cuts.map((cut) => `${name(cut.cut)}: ${sayCut(cut, currency)}.`);
  const lead = paragraph('In this order, each cut seeing what the ones before left:');
  return section('Cuts', [lead, { kind: 'list', ordered: true, items }]);
}

function sayCut(cut: Cut, currency: string): string {
  const amount = (text: string): string => sayAmount(text, currency);
  const rate = (text: string): string => sayRate(text, currency);
  switch (cut.kind) {
    case 'personCap': {
      const which = cut.of === 'all' ? 'all bonuses' : names(cut.of);
      const how =
        cut.how === 'pro-rata' ? 'over it all are cut pro rata' : 'over it the bonuses named last are cut first';
      return `${which} together give one person at most: ${sayTable(cut.amount, amount, 'no cap')}; ${how}, and what is over ${sayExcess(cut.excess)}`;
    }
    case 'companyCap':
      return sayCompanyCap(cut, currency);
    case 'fee': {
      const least = cut.least === null ? '' : `, at least ${amount(cut.least)}`;
      const most = cut.most === null ? '' : `, at most ${amount(cut.most)}`;
      return `a fee is taken from whoever has something, as an amount or a share of what is left: ${sayTable(cut.take, rate)}${least}${most}`;
    }
    case 'withholding':
      return `of what is left this is withheld: ${sayTable(cut.rate, rate)}`;
    case 'recovery':
      return `negative balances carried in are taken off, up to ${rate(cut.most)} of what is left; what stays of them is carried out, and a negative result of this period too`;
    case 'advance':
      return `outstanding advances are taken off, up to ${rate(cut.most)} of what is left; what stays of them, and what is advanced in this period, is carried out`;
    case 'minimumPayout':
      return `below ${amount(cut.amount)} everything is carried out unpaid and joins what is due in the next period`;
  }
}

function sayCompanyCap(cut: Extract<Cut, { kind: 'companyCap' }>, currency: string): string {
  const exempt = cut.exempt.length === 0 ? 'all bonuses' : `all bonuses but ${names(cut.exempt)}`;
  const how = {
    'pro-rata': 'over it everybody is scaled by the same fraction',
    priority:
      'bonuses are paid one after the other, the first that does not fit is scaled, and nothing is left for those after it',
    'hard-stop':
      'bonuses are paid one after the other, and nobody is paid of the first that does not fit whole and of those after it',
  }[cut.how];
  const order = cut.order ? `, in the order ${names(cut.order)}` : '';
  return `${exempt} together cost at most ${sayRate(cut.share, currency)} of ${sayBase(cut.of, currency)}; ${how}${order}`;
}
