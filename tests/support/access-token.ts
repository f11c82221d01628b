import { createHmac } from 'node:crypto';
import { derivedKey } from '@upline/identity';
import { installationSecret } from './connection.js';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The key that the running installation signs access tokens with. */
export function signingKey(): string {
  return derivedKey(installationSecret(), 'access-token');
}

/** A token as anybody could make one who had the key. */
export function accessToken(claims: object, key: string, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}
