import type { Plan } from '@upline/commission-engine';
import { type Fault, jsonPointer } from '@upline/kernel';

/** The kinds of volume that orders carry here; a plan may read these and no others. */
export const bookedVolumes = ['PV', 'CV', 'QV'] as const;

/** A fault for each volume that the plan reads off orders and that no order carries. */
export function unbookedVolumeFaults({ volumes }: Plan): Fault[] {
  return Object.entries(volumes).flatMap(([name, volume]) =>
    'kind' in volume && !(bookedVolumes as readonly string[]).includes(volume.kind)
      ? [
          {
            pointer: jsonPointer('volumes', name, 'kind'),
            code: 'VOLUME_NOT_BOOKED',
            detail: `Orders carry no ${volume.kind}; they carry ${bookedVolumes.join(', ')}.`,
          },
        ]
      : [],
  );
}
