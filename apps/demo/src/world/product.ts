/** A product of the story, as the body of POST /v1/products without the currency. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly price: string;
  readonly volumes: { readonly PV: string; readonly CV: string; readonly QV: string };
}
