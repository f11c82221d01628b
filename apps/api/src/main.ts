import { loadServiceConfig } from '@upline/config';
import { OnboardingService } from '@upline/identity';
import { createApi } from './api.js';

const UPLOAD_MILLISECONDS = 30 * 60_000;

const config = loadServiceConfig('app');
const app = await createApi(config);
const { email, password } = config.platformAdmin;
const bootstrapped = await app.get(OnboardingService).bootstrapPlatformAdmin(email, password);
if (bootstrapped?.madeUpPassword) {
  // Printed this once, not logged: only its hash is kept.
  console.log(
    `Platform admin: ${bootstrapped.email} / ${bootstrapped.madeUpPassword} (company platform). Write it down; it is not shown again.`,
  );
}
// A large file takes longer than the five minutes that Node allows a request by default.
app.getHttpServer().requestTimeout = UPLOAD_MILLISECONDS;
await app.listen(config.port, config.host);
