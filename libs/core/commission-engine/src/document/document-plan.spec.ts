import fc from 'fast-check';
import { type DifferentialBonus, type PairingBonus, type Plan, planSchema } from '../plan/plan-schema.js';
import type { SchemaNode } from '../plan/structure/schema-node.js';
import { structuralFaults } from '../plan/structure/structural-faults.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { documentPlan } from './document-plan.js';
import type { PlanDocument, Section } from './plan-document.js';
import { renderHtml } from './render-html.js';
import { renderMarkdown } from './render-markdown.js';

const schema = planSchema as unknown as SchemaNode;
const definitions = schema.$defs ?? {};

/** Texts of all sorts; a schema's pattern chooses among them. */
const texts = [
  ...['alpha', 'bravo-2', 'charlie', 'delta', 'echo', 'pv', 'cv', 'gv', 'PV', 'CV', 'USD', 'EUR', 'JPY'],
  ...['1', '2', '30', '1234567.5', '0.25', '5%', '12.5%', '100%', 'a `tick`', 'back\\slash', '<b>&|*_#', 'North'],
];

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly node: SchemaNode;
}

/** Grows any document that keeps to a schema, and notes its leaves. */
function grow(node: SchemaNode, dice: () => number, path: Leaf['path'], leaves: Leaf[]): unknown {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(dice() * items.length)] as Item;
  if (node.$ref !== undefined) return grow(definitions[node.$ref] ?? {}, dice, path, leaves);
  if (node.anyOf) {
    const flat = node.anyOf.filter(
      ({ required }) => !required?.some((key) => ['all', 'any', 'not', 'legs', 'count', 'cases'].includes(key)),
    );
    return grow(pick(path.length > 10 ? flat : node.anyOf), dice, path, leaves);
  }
  if (node.type === 'array') {
    const length = Math.max(node.minItems ?? 0, Math.floor(dice() * 3));
    return Array.from({ length }, (_, index) => grow(node.items ?? {}, dice, [...path, index], leaves));
  }
  if (node.type === 'object') {
    const [pattern, member] = Object.entries(node.patternProperties ?? {})[0] ?? [];
    const free = texts.filter((text) => pattern !== undefined && new RegExp(pattern, 'u').test(text));
    const some = [...new Set([pick(free), pick(free)])]
      .slice(0, node.maxProperties ?? 2)
      .filter((key) => key !== undefined);
    const entries = [
      ...some.map((key) => [key, member ?? {}] as const),
      ...Object.entries(node.properties ?? {}).filter(([key]) => node.required?.includes(key) || dice() < 0.6),
    ];
    return Object.fromEntries(entries.map(([key, part]) => [key, grow(part, dice, [...path, key], leaves)]));
  }
  leaves.push({ path, node });
  return valuesOf(node).length > 0 ? pick(valuesOf(node)) : null;
}

function valuesOf(node: SchemaNode): readonly unknown[] {
  if (node.const !== undefined) return [node.const];
  if (node.enum) return node.enum;
  if (node.type === 'boolean') return [true, false];
  if (node.type === 'integer') return [...new Set([node.minimum ?? 0, (node.minimum ?? 0) + 1, node.maximum ?? 9])];
  return node.type === 'string' ? texts.filter((text) => new RegExp(node.pattern ?? '', 'u').test(text)) : [null];
}

/** The document with one leaf changed. */
function changed(document: unknown, path: Leaf['path'], value: unknown): Plan {
  const copy: unknown = structuredClone(document);
  const parent = path.slice(0, -1).reduce<unknown>((part, key) => Reflect.get(part as object, key), copy);
  Reflect.set(parent as object, path.at(-1) ?? '', value);
  return copy as Plan;
}

function valueAt(document: unknown, path: Leaf['path']): unknown {
  return path.reduce<unknown>((part, key) => Reflect.get(part as object, key), document);
}

function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

describe('the specification of a plan', () => {
  it('changes with every single leaf of any plan, in both forms', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const dice = diceOf(seed);
        const leaves: Leaf[] = [];
        const document = grow(definitions['Plan'] ?? {}, dice, [], leaves) as Plan;
        expect(structuralFaults(schema, document)).toEqual([]);
        const [markdown, html] = [renderMarkdown(documentPlan(document)), renderHtml(documentPlan(document))];
        for (const { path, node } of leaves) {
          const others = valuesOf(node).filter((value) => value !== valueAt(document, path));
          if (others.length === 0) continue;
          const other = documentPlan(changed(document, path, others[Math.floor(dice() * others.length)]));
          if (renderMarkdown(other) === markdown) throw new Error(`${path.join('.')} is left out of the Markdown`);
          if (renderHtml(other) === html) throw new Error(`${path.join('.')} is left out of the HTML`);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('says what the example is', () => {
    const text = renderMarkdown(documentPlan(auroraUnilevel));
    expect(text).toContain('# Aurora Unilevel');
    expect(text).toMatch(/`gv` is `pv` summed over everybody below in `sponsor`, at any depth, with the member\./);
    expect(text).toContain('| Rank | Active | `gv` | `pv` | Further |');
    expect(text).toContain('| 3 | 4% | `bronze` |');
    expect(text).toContain(
      '2. Tree `sponsor`.\n3. Volumes `pv`, `cv` and `gv`.\n4. Activity of everybody.\n5. Ranks `bronze`',
    );
  });

  it('says of ranks that are kept that ladders ask for what is reached', () => {
    const said = (pay: Plan['ranks']['pay']): string =>
      renderMarkdown(documentPlan({ ...auroraUnilevel, ranks: { ...auroraUnilevel.ranks, pay } }));
    expect(said({ graceMisses: 1 })).toContain(
      'it asks whether that rank is reached in the period, not whether it is kept',
    );
    expect(said('paid-as')).not.toContain('not whether it is kept');
  });

  it('says of caps that whoever their tables do not name has none', () => {
    const amount = { byRank: { gold: '10' } };
    const plan: Plan = {
      ...auroraUnilevel,
      bonuses: auroraUnilevel.bonuses.map((bonus) => ({ ...bonus, cap: { per: 'person', amount, excess: 'lost' } })),
      cuts: [{ cut: 'person', kind: 'personCap', of: 'all', amount, how: 'pro-rata', excess: 'lost' }],
    };
    expect(renderMarkdown(documentPlan(plan)).match(/`gold`: 10 USD; anybody else: no cap/g)).toHaveLength(2);
  });

  it('says of the limits and the carry of a binary that whoever their tables do not name has none', () => {
    const most = { byRank: { gold: '10' } };
    const team: PairingBonus = {
      bonus: 'team',
      kernel: 'pairing',
      period: 'month',
      eligible: { is: 'active' },
      tree: 'binary',
      base: { volume: 'pv', factor: '1' },
      mode: { pays: 'percent-of-weaker', rate: '10%' },
      residue: 'net-off',
      carry: { most, expiresAfter: null },
      limits: [{ of: 'money', most, per: 'person', excess: 'flushed' }],
      inactive: 'accrues',
      ownVolumeToWeaker: null,
    };
    const text = renderMarkdown(documentPlan({ ...auroraUnilevel, bonuses: [team] }));
    expect(text).toContain(
      'carry out at most: by the rank that the member is paid as (`gold`: 10; anybody else: no limit).',
    );
    expect(text).toContain('at most: by the rank that the member is paid as (`gold`: 10 USD; anybody else: no limit).');
  });

  it('says of a differential that leaves the own base out that nobody is paid on it', () => {
    const step: DifferentialBonus = {
      bonus: 'step',
      kernel: 'differential',
      period: 'month',
      eligible: { is: 'active' },
      tree: 'sponsor',
      base: { volume: 'pv', factor: '1' },
      rate: '5%',
      form: 'rates',
      childRate: 'child',
      unqualified: 'passes-up',
      ownBase: 'left-out',
      ineligible: 'lost',
    };
    const text = (ownBase: 'counts' | 'left-out'): string =>
      renderMarkdown(documentPlan({ ...auroraUnilevel, bonuses: [{ ...step, ownBase }] }));
    expect(text('counts')).toContain('their own rate on their own base');
    expect(text('left-out')).not.toContain('their own rate on their own base');
    expect(text('left-out')).toContain('Nobody is paid on their own base; it counts in the groups of those above.');
  });

  it('has headings in order, one title, header cells with a scope, a language and no script', () => {
    const html = renderHtml(documentPlan({ ...auroraUnilevel, name: '<script>alert("x")</script>' }));
    const levels = [...html.matchAll(/<h(\d)>/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain('<script');
    expect([...html.matchAll(/<th(?![e])[^>]*>/g)].every(([cell]) => cell.includes('scope='))).toBe(true);
  });

  it('has as many cells in each row as the table has columns', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const document = documentPlan(grow(definitions['Plan'] ?? {}, diceOf(seed), [], []) as Plan);
        for (const block of blocksOf(document)) {
          if (block.kind !== 'table') continue;
          for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
        }
      }),
      { numRuns: 50 },
    );
  });
});

function blocksOf({ sections }: PlanDocument | Section): Section['blocks'] {
  return sections.flatMap((section) => [...section.blocks, ...blocksOf(section)]);
}
