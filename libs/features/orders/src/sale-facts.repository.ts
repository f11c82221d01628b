import { UplineError } from '@upline/kernel';
import { type TenantContext, type TenantTransaction } from '@upline/database';
import { ProductsRepository } from '@upline/catalog';
import { type Member, MembersRepository, naturalKeyText } from '@upline/distributors';
import { HeldPeriodsRepository } from '@upline/periods';
import { TenantsRepository } from '@upline/tenants';
import type { SaleFacts } from './judge-sales.js';
import type { NewOrder } from './order.js';
import { OrdersRepository } from './orders.repository.js';

/** Gathers, in a few statements for a whole batch, everything that its sales are judged by. */
export class SaleFactsRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async gather(sales: readonly NewOrder[], now: Date): Promise<SaleFacts> {
    const { transaction, context } = this;
    const instants = sales.map(({ paidAt }) => paidAt.getTime()).sort((left, right) => left - right);
    const periods = await new HeldPeriodsRepository(transaction, context).holdBetween(
      new Date(instants[0] ?? now),
      new Date(instants.at(-1) ?? now),
    );
    const known = await new OrdersRepository(transaction, context).findByNaturalKeys(sales);
    const skus = new Set(sales.flatMap(({ lines }) => lines.map(({ sku }) => sku)));
    const products = await new ProductsRepository(transaction, context).findBySkus([...skus]);
    return {
      byKey: new Map(known.map((order) => [naturalKeyText(order), order])),
      ...(await this.buyersOf(sales)),
      products: new Map(products.map((product) => [product.sku, product])),
      periods,
      currency: await this.currency(),
      now,
    };
  }

  private async buyersOf(sales: readonly NewOrder[]): Promise<Pick<SaleFacts, 'buyersByCode' | 'buyersById'>> {
    const members = new MembersRepository(this.transaction, this.context);
    const codes = new Set(sales.flatMap(({ buyer }) => (buyer && 'code' in buyer ? [buyer.code] : [])));
    const ids = new Set(sales.flatMap(({ buyer }) => (buyer && 'memberId' in buyer ? [buyer.memberId] : [])));
    const byCode = await members.findByCodes([...codes]);
    const byId = await members.findByIds([...ids]);
    return {
      buyersByCode: new Map(byCode.map((member): [string, Member] => [member.code, member])),
      buyersById: new Map(byId.map((member): [string, Member] => [member.memberId, member])),
    };
  }

  private async currency(): Promise<string> {
    const tenant = await new TenantsRepository(this.transaction).find(this.context.tenantId);
    if (!tenant) throw new UplineError('TENANT.UNKNOWN', 'No such company.');
    return tenant.currency;
  }
}
