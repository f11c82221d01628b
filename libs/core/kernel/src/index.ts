export { assertNever } from './assert-never.js';
export type { Brand } from './brand.js';
export { canonicalJson } from './canonical-json.js';
export type { Fault } from './fault.js';
export { invariant } from './invariant.js';
export { jsonPointer } from './json-pointer.js';
export { sha256Hex } from './sha256-hex.js';
export { UplineError } from './upline-error.js';
export { uuidPattern } from './uuid.js';
