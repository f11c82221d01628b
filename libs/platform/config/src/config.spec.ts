import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigurationError, databaseRoleUrl, loadConfig, loadServiceConfig, productFolder } from './index.js';
import { variableNames, variables } from './variables.js';

const secret = 'a secret of thirty-two characters or more';

describe('the configuration', () => {
  it('has a default for everything that a start from an empty environment needs', () => {
    expect(loadConfig({})).toMatchObject({ host: '127.0.0.1', port: 3000, logLevel: 'info', isDemoWanted: true });
  });

  it('names all faults together', () => {
    const environment = {
      UPLINE_PORT: '70000',
      UPLINE_LOG_LEVEL: 'loud',
      UPLINE_SECRET: 'short',
      DATABASE_URL: 'mysql://root:hush@localhost/upline',
      REDIS_URL: 'localhost:6379',
    };
    try {
      loadConfig(environment);
      throw new Error('it was accepted');
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigurationError);
      const { code, faults, message } = error as ConfigurationError;
      expect(code).toBe('CONFIG.INVALID');
      expect(faults).toHaveLength(5);
      for (const name of Object.keys(environment)) expect(message).toContain(name);
      expect(message).not.toContain('hush');
    }
  });

  it('takes an empty variable for an unset one', () => {
    expect(loadConfig({ UPLINE_PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  it('keeps the owner’s credentials from the api and the worker', () => {
    const environment = { UPLINE_SECRET: secret, DATABASE_URL: 'postgres://owner:hush@db.internal:5433/upline' };
    const { databaseAppUrl, ...rest } = loadServiceConfig('worker', environment);
    expect(new URL(databaseAppUrl)).toMatchObject({ username: 'upline_worker_login', host: 'db.internal:5433' });
    expect(databaseAppUrl).not.toContain('hush');
    expect(JSON.stringify(rest)).not.toContain('hush');
  });

  it('says that a service without a database or a secret cannot start', () => {
    expect(() => loadServiceConfig('app', {})).toThrow(/2 settings are wrong: UPLINE_SECRET.*DATABASE_APP_URL/);
  });

  it('derives another password for every role, database and secret', () => {
    const urls = [
      databaseRoleUrl('postgres://h/one', secret, 'app'),
      databaseRoleUrl('postgres://h/one', secret, 'worker'),
      databaseRoleUrl('postgres://h/two', secret, 'app'),
      databaseRoleUrl('postgres://h/one', `${secret}!`, 'app'),
    ];
    expect(new Set(urls.map((url) => new URL(url).password)).size).toBe(urls.length);
  });
});

describe('.env.example', () => {
  const lines = readFileSync(path.join(productFolder(), '.env.example'), 'utf8').split('\n');
  const named = lines.map((line) => /^#? ?([A-Z_]+)=/.exec(line)?.[1]).filter((name) => name !== undefined);

  it('names every variable once and no other', () => {
    expect([...named].sort()).toEqual([...variableNames].sort());
  });

  it('explains every variable in the line above it', () => {
    for (const name of variableNames) {
      const index = lines.findIndex((line) => new RegExp(`^#? ?${name}=`).test(line));
      expect(lines[index - 1]).toBe(`# ${variables[name].description}`);
    }
  });
});
