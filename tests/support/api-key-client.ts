import { ApiClient } from './api-client.js';
import { done } from './month-end.js';

/** Somebody's API key at work. */
export async function apiKeyClient(maker: ApiClient, scopes: readonly string[]): Promise<ApiClient> {
  const { key } = done(await maker.post('/v1/api-keys', { name: 'A key', scopes }));
  return new (class extends ApiClient {
    override authorization(): Record<string, string> {
      return { 'x-api-key': String(key) };
    }
  })(null, maker.tenantId);
}
