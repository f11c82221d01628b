import { loadServiceConfig } from '@upline/config';
import { OnboardingService } from '@upline/identity';
import { createApi } from './api.js';

const config = loadServiceConfig('app');
const app = await createApi(config);
const { email, password } = config.platformAdmin;
if (password !== undefined) await app.get(OnboardingService).bootstrapPlatformAdmin(email, password);
await app.listen(config.port, config.host);
