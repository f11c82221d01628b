import { canonicalJson, sha256Hex } from '@upline/kernel';
import type { Plan } from './plan-schema.js';

/** Identifies a plan by its content: 64 hexadecimal digits, the same whatever the order of keys and the white space. */
export function planHash(plan: Plan): string {
  return sha256Hex(canonicalJson(plan));
}
