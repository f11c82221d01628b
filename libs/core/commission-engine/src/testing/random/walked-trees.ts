import fc from 'fast-check';
import { trees } from './outline.js';

/** Any tree, the lines of sponsorship more often. */
export const walkedTrees = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('sponsor', 'enroller') },
  { weight: 3, arbitrary: fc.constantFrom(...trees) },
);
