import { moneyOfMinor } from '@upline/money';
import type { Product, ProductChanges } from '@upline/catalog';
import { ChoiceField, IdField, IntegerField, MoneyDto, ObjectField, PageQuery, TextField } from '../fields/index.js';
import { Changeable } from '../fields/changeable.js';
import { VolumesDto } from './volumes.dto.js';

const statuses = ['active', 'retired'] as const;

export class NewProductDto {
  @TextField({ max: 60, example: 'SERUM-30', description: 'Unique in the company. It cannot be changed.' })
  sku!: string;

  @TextField()
  name!: string;

  @ObjectField(() => MoneyDto, { description: 'For one piece, in the currency of the company.' })
  price!: MoneyDto;

  @ObjectField(() => VolumesDto, { description: 'For one piece.' })
  volumes!: VolumesDto;
}

export class ProductChangesDto {
  @Changeable(TextField())
  name?: string;

  @Changeable(ObjectField(() => MoneyDto))
  price?: MoneyDto;

  @Changeable(ObjectField(() => VolumesDto))
  volumes?: VolumesDto;

  @Changeable(ChoiceField(statuses))
  status?: Product['status'];

  /** Only what the request holds; a field that is undefined is none. */
  static toChanges({ name, price, volumes, status }: ProductChangesDto): ProductChanges {
    return {
      ...(name !== undefined && { name }),
      ...(price !== undefined && { price }),
      ...(volumes !== undefined && { volumes }),
      ...(status !== undefined && { status }),
    };
  }
}

export class ProductsQuery extends PageQuery {
  @ChoiceField(statuses, { optional: true })
  status?: Product['status'];
}

export class ProductDto {
  @IdField()
  productId!: string;

  @TextField({ max: 60 })
  sku!: string;

  @TextField()
  name!: string;

  @ChoiceField(statuses)
  status!: Product['status'];

  @ObjectField(() => MoneyDto)
  price!: MoneyDto;

  @ObjectField(() => VolumesDto)
  volumes!: VolumesDto;

  @IntegerField(1, 2 ** 31, { description: 'Send it as If-Match to change the product.' })
  revision!: number;

  static of(product: Product): ProductDto {
    const { productId, sku, name, status, priceMinor, currency, revision } = product;
    const price = moneyOfMinor(priceMinor, currency);
    return { productId, sku, name, status, price, volumes: VolumesDto.of(product), revision };
  }
}
