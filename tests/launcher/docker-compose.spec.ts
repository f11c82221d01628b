import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadConfig, loadServiceConfig, productFolder, variableNames } from '@upline/config';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Record<string, string>;
  readonly depends_on?: Record<string, { condition: string }>;
  readonly healthcheck?: { test: readonly string[] };
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}

const text = readFileSync(path.join(productFolder(), 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> };
const ours = ['migrate', 'api', 'worker'] as const;

function service(name: string): Service {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
}

/** The environment as Compose would fill it in when nothing is set. */
function environmentOf(name: string): Record<string, string> {
  const entries = Object.entries(service(name).environment ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, value.replace(/\$\{\w+:-([^}]*)\}/g, '$1')]));
}

/** The Compose specification's own schema, as the linter dclint carries it. It names its dialect by an address that Ajv does not know. */
function composeSchema(): object {
  const file = path.join(productFolder(), 'node_modules', 'dclint', 'schemas', 'compose.schema.json');
  return { ...JSON.parse(readFileSync(file, 'utf8')), $schema: 'http://json-schema.org/draft-07/schema#' };
}

describe('docker-compose.yml', () => {
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(composeSchema());

  it('keeps to the schema of the Compose specification', () => {
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it('would be refused by that schema with a service that has an unknown key', () => {
    const api = { ...compose.services['api'], imagine: 'postgres' };
    expect(validate({ ...compose, services: { api } })).toBe(false);
  });

  it('has a database, a queue, a migration, an api and a worker', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'worker']);
  });

  it('sets only variables that Upline reads, to values that it accepts', () => {
    for (const name of ours) {
      for (const variable of Object.keys(environmentOf(name))) expect(variableNames).toContain(variable);
      expect(() => loadConfig(environmentOf(name))).not.toThrow();
    }
    expect(loadServiceConfig('app', environmentOf('api')).databaseAppUrl).toContain('upline_app_login');
    expect(loadServiceConfig('worker', environmentOf('worker')).databaseAppUrl).toContain('upline_worker_login');
  });

  it('gives the owner’s password to the migration alone', () => {
    expect(new URL(environmentOf('migrate')['DATABASE_URL'] ?? '').password).not.toBe('');
    for (const name of ['api', 'worker']) expect(new URL(environmentOf(name)['DATABASE_URL'] ?? '').password).toBe('');
  });

  it('keeps Redis from forgetting jobs', () => {
    const command = service('redis').command?.join(' ');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes');
  });

  it('starts the api and the worker only after the migration has succeeded', () => {
    for (const name of ['api', 'worker']) {
      expect(service(name).depends_on?.['migrate']).toEqual({ condition: 'service_completed_successfully' });
    }
    expect(service('migrate').depends_on?.['postgres']).toEqual({ condition: 'service_healthy' });
  });

  it('checks the health of what others wait for and keeps their data', () => {
    for (const name of ['postgres', 'redis', 'api']) expect(service(name).healthcheck?.test.length).toBeGreaterThan(0);
    for (const name of ['postgres', 'redis']) {
      const volume = service(name).volumes?.[0]?.split(':')[0] ?? '';
      expect(Object.keys(compose.volumes)).toContain(volume);
    }
  });

  it('opens only the api, to this machine alone', () => {
    const open = Object.entries(compose.services).filter(([, { ports }]) => ports !== undefined);
    expect(open.map(([name]) => name)).toEqual(['api']);
    for (const port of service('api').ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('names every secret it needs with a way to give one’s own', () => {
    for (const name of ['UPLINE_SECRET', 'POSTGRES_PASSWORD', 'UPLINE_PLATFORM_ADMIN_PASSWORD']) {
      expect(text).toContain(`\${${name}:-`);
    }
  });
});
