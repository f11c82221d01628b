import { connection } from './connection.js';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>;
  readonly security?: readonly unknown[];
  readonly 'x-permission'?: string;
}

export interface ApiDescription {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** An operation with what the document says by where it stands. */
export interface Route extends Operation {
  readonly method: string;
  readonly path: string;
}

export async function apiDescription(): Promise<ApiDescription> {
  return (await (await fetch(`${connection().url}/openapi.json`)).json()) as ApiDescription;
}

export function routesOf({ paths }: ApiDescription): Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

/** What the pointer leads to. @throws where it leads nowhere */
export function resolved(document: object, reference: string): unknown {
  const tokens = reference.replace(/^#\//, '').split('/');
  return tokens.reduce<unknown>((place, token) => {
    const next = (place as Record<string, unknown> | undefined)?.[token.replaceAll('~1', '/').replaceAll('~0', '~')];
    if (token === '' || next === undefined) throw new Error(`${reference} leads nowhere`);
    return next;
  }, document);
}

export function pathParameters({ path }: Route): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}
