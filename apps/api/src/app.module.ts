import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { ThrottlerModule } from '@nestjs/throttler';
import { type ServiceConfig } from '@upline/config';
import { Database } from '@upline/database';
import { IdempotencyService, ProblemFilter } from '@upline/http';
import { ACCESS_TOKEN_SECONDS, derivedKey } from '@upline/identity';
import { JobQueue } from '@upline/queue';
import { AccessTokenStrategy } from './access/access-token.strategy.js';
import { ApiKeyStrategy } from './access/api-key.strategy.js';
import { AuthenticationGuard } from './access/authentication.guard.js';
import { PermissionGuard } from './access/permission.guard.js';
import { RateLimitGuard } from './access/rate-limit.guard.js';
import { SigningKey } from './access/signing-key.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { validationPipe } from './platform/validated-request.js';
import { controllers } from './controllers.js';
import { services } from './services.js';

/** What every request passes, in this order: rate limit, who, may they, seen before, well-formed. */
const passage = [
  { provide: APP_GUARD, useClass: RateLimitGuard },
  { provide: APP_GUARD, useClass: AuthenticationGuard },
  { provide: APP_GUARD, useClass: PermissionGuard },
  { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  { provide: APP_PIPE, useValue: validationPipe },
  { provide: APP_FILTER, useClass: ProblemFilter },
];

@Module({})
export class AppModule {
  static for(config: ServiceConfig, database: Database): DynamicModule {
    const signingKey = derivedKey(config.secret, 'access-token');
    return {
      module: AppModule,
      imports: [
        PassportModule,
        JwtModule.register({
          secret: signingKey,
          signOptions: { expiresIn: ACCESS_TOKEN_SECONDS, algorithm: 'HS256' },
        }),
        ThrottlerModule.forRoot([{ name: 'default', ttl: 60_000, limit: 20_000 }]),
      ],
      controllers: [...controllers],
      providers: [
        ...passage,
        ...services,
        AccessTokenStrategy,
        ApiKeyStrategy,
        IdempotencyService,
        { provide: SigningKey, useValue: new SigningKey(signingKey) },
        { provide: Database, useValue: database },
        {
          provide: JobQueue,
          useFactory: () => new JobQueue({ redisUrl: config.redisUrl, databaseUrl: config.databaseAppUrl }),
        },
      ],
    };
  }
}
