export type { NewProduct, Product, ProductChanges, VolumeTexts, VolumeUnits } from './product.js';
export { ProductsRepository } from './products.repository.js';
export { ProductsService } from './products.service.js';
