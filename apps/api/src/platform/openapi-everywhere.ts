import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Components = NonNullable<OpenAPIObject['components']>;

const text = { type: 'string' } as const;
const faultSchema = {
  type: 'object',
  required: ['pointer', 'code', 'detail'],
  properties: {
    pointer: { ...text, description: 'RFC 6901 JSON pointer into the request; empty for the request as a whole.' },
    code: text,
    detail: text,
  },
};
const problemSchema = {
  type: 'object',
  description: 'RFC 9457. The code is stable and meant for programs; detail is meant for people.',
  required: ['type', 'title', 'status', 'code', 'detail', 'errors'],
  properties: {
    type: { ...text, example: 'urn:upline:problem:member:unknown' },
    title: text,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { ...text, example: 'MEMBER.UNKNOWN' },
    detail: text,
    errors: { type: 'array', items: { $ref: '#/components/schemas/ProblemFault' } },
  },
};
const components = {
  schemas: { Problem: problemSchema, ProblemFault: faultSchema } as NonNullable<Components['schemas']>,
  responses: {
    Problem: {
      description: 'What went wrong. Unless it says otherwise, nothing was changed.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header' as const,
      description:
        'A name for this request of your own choice. Sent again with it, the request is answered, not repeated.',
      schema: { type: 'string' as const, pattern: '^[\\x21-\\x7e]{1,255}$' },
    },
  },
};

/** Says once what holds for every operation: how it fails, and that a POST can be repeated safely. */
export function describeEverywhere(document: OpenAPIObject): OpenAPIObject {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...components.schemas },
    responses: components.responses,
    parameters: components.parameters,
  };
  for (const { get, post, put, patch, delete: remove } of Object.values(document.paths)) {
    for (const operation of [get, post, put, patch, remove]) if (operation) describeProblem(operation);
    if (post && permissionOf(post) !== 'public') {
      post.parameters = [...(post.parameters ?? []), { $ref: '#/components/parameters/IdempotencyKey' }];
    }
  }
  return document;
}

function describeProblem(operation: Operation): void {
  operation.responses.default = { $ref: '#/components/responses/Problem' };
}

function permissionOf(operation: Operation): unknown {
  return (operation as Operation & { 'x-permission'?: string })['x-permission'];
}
