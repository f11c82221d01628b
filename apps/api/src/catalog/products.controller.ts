import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { TenantContext } from '@upline/database';
import { ProductsService } from '@upline/catalog';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { etagOf, idOf, pageOfClass, Revision } from '../fields/index.js';
import { NewProductDto, ProductChangesDto, ProductDto, ProductsQuery } from './products.dto.js';

const productIdOf = idOf('PRODUCT.UNKNOWN', 'No such product.');
const ProductPage = pageOfClass(ProductDto);

@ApiTags('Products')
@Controller('v1/products')
export class ProductsController {
  constructor(private readonly products: ProductsService) {}

  @Post()
  @RequirePermission('products:write')
  @ApiCreatedResponse({ type: ProductDto })
  async create(
    @Scope() context: TenantContext,
    @Body() body: NewProductDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProductDto> {
    const product = await this.products.create(context, body);
    response.setHeader('ETag', etagOf(product.revision)).setHeader('Location', `/v1/products/${product.productId}`);
    return ProductDto.of(product);
  }

  /** In order of their SKUs. */
  @Get()
  @RequirePermission('products:read')
  @ApiOkResponse({ type: ProductPage })
  async list(@Scope() context: TenantContext, @Query() { status, cursor, limit }: ProductsQuery) {
    const page = await this.products.list(context, status, cursor, limit);
    return { ...page, data: page.data.map((product) => ProductDto.of(product)) };
  }

  @Get(':productId')
  @RequirePermission('products:read')
  @ApiOkResponse({ type: ProductDto })
  async get(
    @Scope() context: TenantContext,
    @Param('productId', productIdOf) productId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProductDto> {
    const product = await this.products.get(context, productId);
    response.setHeader('ETag', etagOf(product.revision));
    return ProductDto.of(product);
  }

  /** Orders that were placed keep the price and the volumes that they were placed with. */
  @Patch(':productId')
  @RequirePermission('products:write')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ProductDto })
  async change(
    @Scope() context: TenantContext,
    @Param('productId', productIdOf) productId: string,
    @Revision() revision: number,
    @Body() body: ProductChangesDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProductDto> {
    const product = await this.products.change(context, productId, revision, ProductChangesDto.toChanges(body));
    response.setHeader('ETag', etagOf(product.revision));
    return ProductDto.of(product);
  }
}
