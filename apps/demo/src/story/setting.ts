import type { WorldSize } from '../world/world.js';

export const closedMonths = ['2026-08', '2026-09'] as const;
export const openMonth = '2026-10';

/** The world is the same on every machine and every day, so that two people who look at the demo see the same figures. */
export const setting: WorldSize & { readonly company: string; readonly currency: string } = {
  company: 'Aurora Wellness',
  currency: 'USD',
  timeZone: 'America/New_York',
  seed: 2026,
  distributors: 2000,
  firstEnrolment: '2025-01',
  periods: [...closedMonths, openMonth],
};
