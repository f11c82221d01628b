import type { Plan } from '../plan/plan-schema.js';
import type { Section } from './plan-document.js';
import { sayVolume } from './say-volume.js';
import { name, paragraph, section } from './words.js';

/** One sentence for each volume. */
export function describeVolumes({ volumes }: Plan): Section {
  const lead = paragraph('A volume is one number for each member. Numbers of earlier volumes can be used by name.');
  const items = Object.entries(volumes).map(([volume, part]) => `${name(volume)} is ${sayVolume(part)}.`);
  return section(
    'Volumes',
    items.length === 0 ? [lead, paragraph('The plan has none.')] : [lead, { kind: 'list', ordered: false, items }],
  );
}
