import type { Tenant } from '@upline/tenants';
import {
  CurrencyField,
  EmailField,
  IdField,
  InstantField,
  ObjectField,
  PasswordField,
  TextField,
  TimeZoneField,
} from '../fields/index.js';

const slug = { pattern: /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, shape: '3 to 40 small letters, digits and dashes', max: 40 };

export class OwnerDto {
  @EmailField()
  email!: string;

  @TextField()
  name!: string;

  @PasswordField()
  password!: string;
}

export class NewTenantDto {
  @TextField({ ...slug, min: 3, example: 'aurora', description: 'Short name; what people type to log in.' })
  slug!: string;

  @TextField()
  name!: string;

  @TimeZoneField({ description: 'Periods begin and end at midnight of this zone. It cannot be changed.' })
  timeZone!: string;

  @CurrencyField({ description: 'Of prices, plans and payouts. It cannot be changed.' })
  currency!: string;

  @ObjectField(() => OwnerDto)
  owner!: OwnerDto;
}

export class TenantDto {
  @IdField()
  tenantId!: string;

  @TextField()
  slug!: string;

  @TextField()
  name!: string;

  @TextField()
  timeZone!: string;

  @CurrencyField()
  currency!: string;

  @InstantField()
  createdAt!: string;

  static of({ tenantId, slug, name, timeZone, currency, createdAt }: Tenant): TenantDto {
    return { tenantId, slug, name, timeZone, currency, createdAt: createdAt.toISOString() };
  }
}
