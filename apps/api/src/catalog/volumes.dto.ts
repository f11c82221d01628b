import { formatVolume } from '@upline/money';
import type { VolumeUnits } from '@upline/catalog';
import { DecimalField } from '../fields/index.js';

/** Personal, commissionable and qualifying volume as decimal texts. */
export class VolumesDto {
  @DecimalField(4, { example: '100' })
  PV!: string;

  @DecimalField(4, { example: '87.5' })
  CV!: string;

  @DecimalField(4, { example: '100' })
  QV!: string;

  static of({ pvUnits, cvUnits, qvUnits }: VolumeUnits): VolumesDto {
    return { PV: formatVolume(pvUnits), CV: formatVolume(cvUnits), QV: formatVolume(qvUnits) };
  }
}
