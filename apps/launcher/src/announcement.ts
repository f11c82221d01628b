import { type Connection } from './connection-file.js';

/** What the person in front of the terminal needs to begin. */
export function announcement(connection: Connection, homeFolder: string): string {
  const { url, docs, admin, apiKey, platformAdmin } = connection;
  const login = admin ?? platformAdmin;
  const lines = [
    '',
    `Upline runs at ${url}`,
    `  API reference   ${docs}`,
    `  ${admin ? 'Demo admin      ' : 'Platform admin  '}${login.email} / ${login.password}, company ${connection.tenant ?? 'platform'}`,
  ];
  if (apiKey) {
    lines.push(`  API key         ${apiKey}`, '', `  curl -H 'X-API-Key: ${apiKey}' '${url}/v1/distributors?limit=5'`);
  } else {
    lines.push('', `  curl ${url}/health/ready`);
  }
  lines.push('', `Logs and connection.json are in ${homeFolder}. Ctrl-C stops everything.`);
  return lines.join('\n');
}
