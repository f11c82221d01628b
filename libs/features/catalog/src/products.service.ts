import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { UplineError } from '@upline/kernel';
import { Database, type TenantContext, type TenantTransaction } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import { TenantsRepository } from '@upline/tenants';
import { exactPrice, exactVolumes } from './exact-amounts.js';
import type { NewProduct, Product, ProductChanges } from './product.js';
import { ProductsRepository } from './products.repository.js';

@Injectable()
export class ProductsService {
  constructor(private readonly database: Database) {}

  /** @throws PRODUCT.SKU_TAKEN, PRODUCT.CURRENCY_MISMATCH, PRODUCT.OUT_OF_RANGE */
  async create(context: TenantContext, { sku, name, price, volumes }: NewProduct): Promise<Product> {
    return this.database.withTenant(context, async (transaction) => {
      const currency = await currencyOf(transaction, context);
      return new ProductsRepository(transaction, context).insert({
        productId: uuidv7(),
        sku,
        name,
        currency,
        priceMinor: exactPrice(price, currency),
        ...exactVolumes(volumes),
      });
    });
  }

  /** @throws PRODUCT.UNKNOWN */
  async get(context: TenantContext, productId: string): Promise<Product> {
    const product = await this.database.withTenant(context, (transaction) =>
      new ProductsRepository(transaction, context).find(productId),
    );
    if (!product) throw unknownProduct();
    return product;
  }

  /** In order of the SKUs. */
  async list(
    context: TenantContext,
    status: Product['status'] | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Product>> {
    const [afterSku = null] = cursor === undefined ? [] : decodeCursor(cursor, [/^[^\0]{1,100}$/]);
    const rows = await this.database.withTenant(context, (transaction) =>
      new ProductsRepository(transaction, context).list(status, afterSku, limit + 1),
    );
    return pageOf(
      rows,
      limit,
      ({ sku }) => [sku],
      (product) => product,
    );
  }

  /** Orders that were placed keep what they were placed with. @throws PRODUCT.UNKNOWN, REQUEST.PRECONDITION_FAILED */
  async change(
    context: TenantContext,
    productId: string,
    revision: number,
    { price, volumes, ...plain }: ProductChanges,
  ): Promise<Product> {
    return this.database.withTenant(context, async (transaction) => {
      const products = new ProductsRepository(transaction, context);
      const isChanged = await products.update(productId, revision, {
        ...plain,
        ...(price && { priceMinor: exactPrice(price, await currencyOf(transaction, context)) }),
        ...(volumes && exactVolumes(volumes)),
      });
      const product = await products.find(productId);
      if (!product) throw unknownProduct();
      if (isChanged) return product;
      throw new UplineError(
        'REQUEST.PRECONDITION_FAILED',
        'The product changed meanwhile. Read it again, then repeat.',
      );
    });
  }
}

async function currencyOf(transaction: TenantTransaction, { tenantId }: TenantContext): Promise<string> {
  const tenant = await new TenantsRepository(transaction).find(tenantId);
  if (!tenant) throw new UplineError('TENANT.UNKNOWN', 'No such company.');
  return tenant.currency;
}

function unknownProduct(): UplineError {
  return new UplineError('PRODUCT.UNKNOWN', 'No such product.');
}
