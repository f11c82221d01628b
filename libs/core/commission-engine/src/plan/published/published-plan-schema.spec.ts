import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { auroraUnilevel } from '../../plans/aurora-unilevel.js';
import { planSchema } from '../plan-schema.js';
import type { SchemaNode } from '../structure/schema-node.js';
import { structuralFaults } from '../structure/structural-faults.js';
import { keyDescriptions } from './key-descriptions.js';
import { publishedPlanSchema } from './published-plan-schema.js';

describe('the published schema', () => {
  const published = publishedPlanSchema();
  const text = JSON.stringify(published);

  it('is accepted by a strict validator, and accepts the example', () => {
    const accepts = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(published);
    expect(accepts(auroraUnilevel)).toBe(true);
    expect(accepts({ ...auroraUnilevel, colour: 'red' })).toBe(false);
  });

  it('refers to nothing outside itself, and to nothing that is not there', () => {
    const targets = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, target = '']) => target);
    const definitions = Object.keys(published['$defs'] as object);
    expect(new Set(targets)).toEqual(new Set(definitions.map((name) => `#/$defs/${name}`)));
    expect([...text.matchAll(/"\$id"/g)]).toHaveLength(1);
  });

  it('says of every key what it says, and describes no key that there is not', () => {
    const keys = new Set<string>();
    const silent: string[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, part] of Object.entries(node)) {
        if (key === 'properties') {
          for (const [name, member] of Object.entries(part as Record<string, { description?: string }>)) {
            keys.add(name);
            if (!Object.hasOwn(keyDescriptions, name) && /^( ?Must|$)/.test(member.description ?? ''))
              silent.push(name);
          }
        }
        visit(part);
      }
    };
    visit(published);
    expect(silent).toEqual([]);
    const described = Object.keys(keyDescriptions).map((key) => key.split('.').at(-1) ?? '');
    expect(described.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('is understood alike by our own checks, wherever a document is changed', () => {
    const accepts = new Ajv2020({ strict: false }).compile(published);
    const places = placesOf(auroraUnilevel);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 1 }), (place, value) => {
        const document: unknown = structuredClone(auroraUnilevel);
        const parent = place.slice(0, -1).reduce<unknown>((part, key) => Reflect.get(part as object, key), document);
        Reflect.set(parent as object, place.at(-1) ?? '', value);
        const faults = structuralFaults(planSchema as unknown as SchemaNode, document);
        expect(accepts(document)).toBe(faults.length === 0);
      }),
      { numRuns: 300 },
    );
  });
});

function placesOf(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Object.entries(value).flatMap(([key, part]) => placesOf(part, [...at, key]));
  return at.length === 0 ? below : [at, ...below];
}
