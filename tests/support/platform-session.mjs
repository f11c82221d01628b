import { readFileSync } from 'node:fs';

/** Logs the platform admin in once for all suites: who logs in often is told to wait. */
export default async function logInOnce() {
  const file = process.env.UPLINE_TEST_CONNECTION;
  if (!file) return;
  const { url, platformAdmin } = JSON.parse(readFileSync(file, 'utf8'));
  const response = await fetch(`${url}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenant: 'platform', ...platformAdmin }),
  });
  if (!response.ok) throw new Error(`The platform admin cannot log in: ${await response.text()}`);
  process.env.UPLINE_TEST_PLATFORM_TOKEN = (await response.json()).accessToken;
}
