import type { Plan, Tree } from '../plan/plan-schema.js';
import type { Section, Term } from './plan-document.js';
import { sayCondition } from './say-condition.js';
import { counted, figure, free, listed, name, paragraph, plain, section, terms, sayMode } from './words.js';

/** What the plan pays in, and how refunds count. */
export function describeMoney({ currency, language, $schema, rounding, refunds }: Plan): Section {
  const where = {
    line: 'Each line is rounded.',
    bonus:
      'Lines stay exact until each bonus of a payee is added up; that sum is rounded and dealt over its lines by largest remainder.',
    payee:
      'Everything stays exact until the last cut; what a payee gets is rounded then and dealt over their lines by largest remainder.',
    step: 'Each line is rounded, and before it every product on the way: converted bases and gross amounts.',
  };
  const refund = {
    'subtract-in-period-of-refund': 'A refund takes volume off in the period in which it happens.',
    'restate-original-period': 'A refund takes volume off on the day of the order that it takes back.',
  };
  return section('Money', [
    terms([
      { term: 'Currency', text: `The plan pays in ${currency}.` },
      {
        term: 'Rounding',
        text: `${where[rounding.where]} Amounts have ${counted(rounding.digits, 'digit')} after the point; ${sayMode(rounding.mode)}.`,
      },
      { term: 'Refunds', text: refund[refunds] },
      {
        term: 'Language',
        text: `This specification was written from a plan in ${name(language)}${$schema === undefined ? '' : `, whose schema is at ${plain($schema)}`}.`,
      },
    ]),
  ]);
}

export function describePeriods({ periods }: Plan): Section {
  const items = Object.entries(periods).map(([period, { every }]) => `${name(period)}: every ${every}.`);
  return section('Periods', [{ kind: 'list', ordered: false, items }]);
}

export function describeTrees({ trees }: Plan): Section {
  const items = Object.entries(trees).map(([tree, part]) => `${name(tree)}: ${sayTree(part)}.`);
  return section('Trees', [{ kind: 'list', ordered: false, items }]);
}

function sayTree(tree: Tree): string {
  switch (tree.kind) {
    case 'enroller':
      return 'who enrolled whom';
    case 'sponsor':
      return 'the line of sponsorship';
    case 'placement': {
      const width = tree.width === undefined ? '' : ` of a width of ${figure(String(tree.width))}`;
      return `a ${tree.shape} placement tree${width}`;
    }
    case 'pass-up': {
      const counts = tree.counts ? `, counting only who ${sayCondition(tree.counts)}` : '';
      const takes =
        tree.takes === 'recruit'
          ? 'the recruit alone passes up, and what lies below still climbs the old line'
          : 'the recruit passes up with everybody below';
      return `derived from ${name(tree.of)} by pass-up: the first ${figure(String(tree.first))} whom somebody brought, in the order of enrolment${counts}, belong to whoever that somebody belongs to; ${takes}`;
    }
    case 'coded':
      return `derived from ${name(tree.of)} by codes: everybody is bound for good to the first above whose ${name(tree.code)} is at least their own`;
    case 'compressed': {
      const lasts = tree.lasts === 'permanent' ? 'the moves are for good' : 'for this period alone';
      return `derived from ${name(tree.of)} without whoever ${sayCondition(tree.drop)}; those below move up, ${lasts}`;
    }
  }
}

export function describeAttributes({ attributes }: Plan): Section[] {
  if (!attributes) return [];
  const items = Object.entries(attributes).map(([attribute, part]) => {
    const type = part.type === 'flag' ? 'yes or no' : `a ${part.type}`;
    return `${name(attribute)}: ${type}${part.type === 'text' ? `, one of ${listed(part.values.map(free), 'or')}` : ''}.`;
  });
  const lead = paragraph('Beside status, kind and dates members carry these attributes.');
  return [section('Attributes', [lead, { kind: 'list', ordered: false, items }])];
}

export function describeActivity({ active }: Plan): Section {
  return section('Activity', [paragraph(`A member is active who ${sayCondition(active)}.`)]);
}

export function describePayout({ payout, currency }: Plan): Section {
  if (!payout) return section('Payout', [paragraph(`Everybody is paid in ${currency}.`)]);
  const mode = `amounts are rounded once more: ${sayMode(payout.rounding)}`;
  switch (payout.rates) {
    case 'pegged': {
      const rows = Object.entries(payout.perPlanUnit).map(([code, rate]) => [code, figure(rate)]);
      const lead = paragraph(`Members are paid in their own currency at the rates of the plan; ${mode}.`);
      return section('Payout', [
        lead,
        { kind: 'table', caption: `For one ${currency}`, columns: ['Currency', 'Units'], rows },
      ]);
    }
    case 'monthly':
      return section('Payout', [
        paragraph(`Members are paid in their own currency at the rates that come with the period; ${mode}.`),
      ]);
    case 'blend': {
      const text = `Members are paid in their own currency at a blend of the rates of the countries in which the volume behind their bonuses was bought, weighted by ${name(payout.weights)}; ${mode}.`;
      return section('Payout', [paragraph(text)]);
    }
  }
}

/** A term that is said only where the plan says it. */
export function termOf<Value>(term: string, value: Value | undefined, say: (value: Value) => string): Term | undefined {
  return value === undefined ? undefined : { term, text: say(value) };
}
