import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json } from 'express';
import helmet from 'helmet';
import type { ServiceConfig } from '@upline/config';
import { Database } from '@upline/database';
import { AppModule } from './app.module.js';
import { describeApi } from './platform/openapi.js';
import { PinoLogger } from './platform/pino-logger.js';
import { answerUnparsable } from './platform/unparsable-request.js';
import { nameBrokenJson } from './platform/broken-json.js';
import { refuseUnreadable } from './platform/validated-request.js';

const MAX_BODY = '1mb';

/** The API, ready to listen. It closes the database with itself. */
export async function createApi(config: ServiceConfig): Promise<NestExpressApplication> {
  const database = new Database({ url: config.databaseAppUrl, maxConnections: 20, applicationName: 'upline api' });
  const app = await NestFactory.create<NestExpressApplication>(AppModule.for(config, database), {
    bodyParser: false,
    logger: new PinoLogger(config.logLevel, 'api'),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  // An ETag of ours is the revision of what it stands beside; a hash of the answer would not do as If-Match.
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(helmet({ contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } }));
  app.use(json({ limit: MAX_BODY, type: ['application/json', 'application/*+json'] }));
  app.use(nameBrokenJson);
  app.use(refuseUnreadable);
  answerUnparsable(app.getHttpServer());
  app.enableShutdownHooks();
  describeApi(app);
  return app;
}
