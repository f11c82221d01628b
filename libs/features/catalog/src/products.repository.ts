import { UplineError } from '@upline/kernel';
import { type Prisma, type TenantContext, type TenantTransaction, violatedConstraint } from '@upline/database';
import type { Product } from './product.js';

type Row = Prisma.ProductGetPayload<Record<string, never>>;
type Changes = Partial<Omit<Product, 'productId' | 'sku' | 'currency' | 'revision'>>;

function toProduct(row: Row): Product {
  return { ...row, status: row.status as Product['status'] };
}

export class ProductsRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async insert(product: Omit<Product, 'status' | 'revision'>): Promise<Product> {
    try {
      return toProduct(
        await this.transaction.product.create({ data: { ...product, tenantId: this.context.tenantId } }),
      );
    } catch (error) {
      if (violatedConstraint(error) !== 'products_tenant_id_sku_key') throw error;
      throw new UplineError('PRODUCT.SKU_TAKEN', `There is already a product with the SKU "${product.sku}".`, [
        { pointer: '/sku', code: 'TAKEN', detail: 'Choose another SKU.' },
      ]);
    }
  }

  async find(productId: string): Promise<Product | null> {
    const row = await this.transaction.product.findUnique({
      where: { tenantId_productId: { tenantId: this.context.tenantId, productId } },
    });
    return row && toProduct(row);
  }

  async findBySkus(skus: readonly string[]): Promise<Product[]> {
    const rows = await this.transaction.product.findMany({
      where: { tenantId: this.context.tenantId, sku: { in: [...skus] } },
    });
    return rows.map(toProduct);
  }

  /** Products in order of their SKUs. */
  async list(status: Product['status'] | undefined, afterSku: string | null, limit: number): Promise<Product[]> {
    const rows = await this.transaction.product.findMany({
      where: {
        tenantId: this.context.tenantId,
        ...(status && { status }),
        ...(afterSku === null ? {} : { sku: { gt: afterSku } }),
      },
      orderBy: { sku: 'asc' },
      take: limit,
    });
    return rows.map(toProduct);
  }

  /** False where the product changed since `revision` was read. */
  async update(productId: string, revision: number, changes: Changes): Promise<boolean> {
    const { count } = await this.transaction.product.updateMany({
      where: { tenantId: this.context.tenantId, productId, revision },
      data: { ...changes, revision: { increment: 1 } },
    });
    return count === 1;
  }
}
