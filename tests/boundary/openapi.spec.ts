import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { productFolder } from '@upline/config';
import { permissions } from '@upline/identity';
import { type ApiDescription, apiDescription, resolved, type Route, routesOf } from '../support/api-description.js';

// The published schema of OpenAPI 3.1, as the validator's package carries it.
const schemaFile = path.join(
  productFolder(),
  'node_modules/@seriousme/openapi-schema-validator/schemas/v3.1/schema.json',
);
const openApiSchema = JSON.parse(readFileSync(schemaFile, 'utf8')) as object;

let document: ApiDescription;
let routes: Route[];

/** The routes that do not do what all should, by name. */
const failing = (does: (route: Route) => boolean) => routes.filter((route) => !does(route)).map(nameOf);

beforeAll(async () => {
  document = await apiDescription();
  routes = routesOf(document);
});

describe('the description of the API', () => {
  it('is a document of OpenAPI 3.1', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    expect(ajv.validate(openApiSchema, document) ? [] : ajv.errors).toEqual([]);
    expect(ajv.validate(openApiSchema, { ...document, paths: { nowhere: {} } })).toBe(false);
  });

  it('holds schemas that are JSON Schema, and references that lead somewhere', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'openapi');
    for (const name of Object.keys(document.components.schemas)) {
      expect(() => ajv.compile({ $ref: `openapi#/components/schemas/${name}` })).not.toThrow();
    }
    const references = referencesIn(document);
    expect(references.length).toBeGreaterThan(100);
    for (const reference of references) expect(resolved(document, reference)).toEqual(expect.anything());
  });

  it('names every operation once, and where it belongs', () => {
    expect(routes.length).toBeGreaterThan(60);
    const ids = routes.map(({ operationId }) => operationId);
    expect(ids.filter((id, index) => !/^\w+$/.test(id) || ids.indexOf(id) !== index)).toEqual([]);
    expect(failing(({ tags }) => tags.length === 1)).toEqual([]);
  });

  it('says of every operation who may ask, and how to say who one is', () => {
    const known = ['public', ...permissions];
    expect(failing((route) => route['x-permission'] === undefined || known.includes(route['x-permission']))).toEqual(
      [],
    );
    expect(
      failing(({ security, ...route }) =>
        route['x-permission'] === 'public' ? security === undefined : security?.length === 2,
      ),
    ).toEqual([]);
    const loggedInOnly = routes.filter((route) => route['x-permission'] === undefined).map(nameOf);
    expect(loggedInOnly).toEqual(['GET /v1/me', 'POST /v1/me/password']);
  });

  it('says of every operation what it answers', () => {
    expect(
      failing(({ responses }) => {
        const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
        return good.length > 0 && good.every(([status, { content }]) => isDescribed(status, content));
      }),
    ).toEqual([]);
    expect(failing(({ responses }) => responses.default?.$ref === '#/components/responses/Problem')).toEqual([]);
  });

  it('says of every body what it holds, and of every parameter in the path what it is', () => {
    const bodies = routes.filter(({ requestBody }) => requestBody !== undefined);
    expect(bodies.length).toBeGreaterThan(15);
    for (const { requestBody } of bodies) {
      for (const { schema } of Object.values(requestBody?.content ?? {})) expect(schema).toEqual(expect.anything());
    }
    expect(
      failing(({ path, parameters = [] }) =>
        [...path.matchAll(/\{(\w+)\}/g)].every(([, name]) => parameters.some((parameter) => parameter.name === name)),
      ),
    ).toEqual([]);
  });

  it('offers an Idempotency-Key on every POST of somebody who is known, and nowhere else', () => {
    const reference = '#/components/parameters/IdempotencyKey';
    expect(
      failing((route) => {
        const isOffered = route.parameters?.some(({ $ref }) => $ref === reference) ?? false;
        return isOffered === (route.method === 'POST' && route['x-permission'] !== 'public');
      }),
    ).toEqual([]);
  });

  it('asks for If-Match on every PATCH', () => {
    expect(
      failing(
        ({ method, parameters = [] }) => method !== 'PATCH' || parameters.some(({ name }) => name === 'If-Match'),
      ),
    ).toEqual([]);
  });
});

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

function isDescribed(status: string, content: Route['responses'][string]['content']): boolean {
  const described = Object.values(content ?? {});
  return status === '204' ? described.length === 0 : described.length > 0 && described.every(({ schema }) => schema);
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === '$ref' && typeof child === 'string' ? [child] : referencesIn(child),
  );
}
