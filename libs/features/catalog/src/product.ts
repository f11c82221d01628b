import type { Money } from '@upline/money';

/** Personal, commissionable and qualifying volume, each a whole number of ten-thousandths. */
export interface VolumeUnits {
  readonly pvUnits: bigint;
  readonly cvUnits: bigint;
  readonly qvUnits: bigint;
}

/** Something that the company sells. Its price and volumes are for one piece. */
export interface Product extends VolumeUnits {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  /** A retired product cannot be ordered any more. */
  readonly status: 'active' | 'retired';
  readonly priceMinor: bigint;
  readonly currency: string;
  readonly revision: number;
}

/** Volumes as decimal texts, as people write them. */
export interface VolumeTexts {
  readonly PV: string;
  readonly CV: string;
  readonly QV: string;
}

export interface NewProduct {
  readonly sku: string;
  readonly name: string;
  readonly price: Money;
  readonly volumes: VolumeTexts;
}

export interface ProductChanges {
  readonly name?: string;
  readonly price?: Money;
  readonly volumes?: VolumeTexts;
  readonly status?: Product['status'];
}
