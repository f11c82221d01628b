import type { Product } from './product.js';

/** What people buy once, when they join: it carries no volume, so nobody earns on recruiting. */
export const starterKit: Product = product('AUR-KIT', 'Starter Kit', '49.00', '0', '0');

export const range: readonly Product[] = [
  product('AUR-TEA', 'Morning Tea, 40 bags', '24.00', '20', '16'),
  product('AUR-BAR', 'Oat Bars, box of 12', '29.95', '22.5', '18'),
  product('AUR-OMEGA', 'Omega Capsules, 60', '39.90', '32', '25.6'),
  product('AUR-CREAM', 'Day Cream, 50 ml', '48.00', '40', '32'),
  product('AUR-PROTEIN', 'Protein Blend, 900 g', '59.50', '50', '40.25'),
  product('AUR-SERUM', 'Renewal Serum, 30 ml', '79.00', '65', '52.3333'),
  product('AUR-PACK', 'Family Pack', '149.00', '120', '98.75'),
];

export const catalog: readonly Product[] = [starterKit, ...range];

function product(sku: string, name: string, price: string, personal: string, commissionable: string): Product {
  return { sku, name, price, volumes: { PV: personal, CV: commissionable, QV: personal } };
}
