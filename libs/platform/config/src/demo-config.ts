import { type Environment, EnvironmentReader } from './environment-reader.js';

/** What the demo story is told: where the api is, who may create a company, and where to leave what it made. */
export interface DemoConfig {
  readonly url: string;
  readonly platformAdmin: { readonly email: string; readonly password: string };
  readonly resultFile: string;
  readonly reportFile?: string | undefined;
}

export function loadDemoConfig(environment: Environment = process.env): DemoConfig {
  const reader = new EnvironmentReader(environment);
  const reason = 'the launcher sets it when it starts the demo story';
  const config: DemoConfig = {
    url: reader.required('UPLINE_URL', reason),
    platformAdmin: {
      email: reader.required('UPLINE_PLATFORM_ADMIN_EMAIL', reason),
      password: reader.required('UPLINE_PLATFORM_ADMIN_PASSWORD', reason),
    },
    resultFile: reader.required('UPLINE_DEMO_RESULT', reason),
    reportFile: reader.optional('UPLINE_DEMO_REPORT'),
  };
  reader.finish();
  return config;
}
