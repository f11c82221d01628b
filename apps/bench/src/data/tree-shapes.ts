import { RandomNumbers } from './random-numbers.js';

/** `random` is what companies look like; the other two are the deepest and the widest there can be. */
export type Shape = 'random' | 'chain' | 'star';

/** Both trees in columns by member, parents before their children, -1 above the first. */
export interface Trees {
  readonly sponsor: Int32Array;
  readonly binaryParent: Int32Array;
  /** 0 left, 1 right. */
  readonly binarySide: Uint8Array;
}

export function treesOf(shape: Shape, memberCount: number, numbers: RandomNumbers): Trees {
  switch (shape) {
    case 'random':
      return { sponsor: randomSponsors(memberCount, numbers), ...randomBinaryTree(memberCount, numbers) };
    case 'chain':
      return chain(memberCount);
    case 'star':
      return { sponsor: new Int32Array(memberCount).fill(-1, 0, 1), ...balancedBinaryTree(memberCount) };
  }
}

/** Whoever joined lately sponsors most: half of all sponsors are among the last quarter of the members before. */
function randomSponsors(memberCount: number, numbers: RandomNumbers): Int32Array {
  const sponsor = new Int32Array(memberCount).fill(-1, 0, 1);
  for (let member = 1; member < memberCount; member++) {
    const distance = numbers.fraction();
    sponsor[member] = Math.min(Math.floor(member * (1 - distance * distance)), member - 1);
  }
  return sponsor;
}

/** Every new member takes one of the free places, each as likely as the others. */
function randomBinaryTree(memberCount: number, numbers: RandomNumbers): Omit<Trees, 'sponsor'> {
  const binaryParent = new Int32Array(memberCount).fill(-1, 0, 1);
  const binarySide = new Uint8Array(memberCount);
  // A free place is twice its member, plus one on the right. The place taken is filled by the newcomer's own first place.
  const free = new Int32Array(memberCount + 1);
  free[1] = 1;
  for (let member = 1; member < memberCount; member++) {
    const drawn = numbers.below(member + 1);
    const place = free[drawn] ?? 0;
    binaryParent[member] = place >> 1;
    binarySide[member] = place & 1;
    free[drawn] = 2 * member;
    free[member + 1] = 2 * member + 1;
  }
  return { binaryParent, binarySide };
}

function chain(memberCount: number): Trees {
  const above = new Int32Array(memberCount);
  for (let member = 0; member < memberCount; member++) above[member] = member - 1;
  return { sponsor: above, binaryParent: above, binarySide: new Uint8Array(memberCount) };
}

/** Level by level from the left, as a heap lies in its array. */
function balancedBinaryTree(memberCount: number): Omit<Trees, 'sponsor'> {
  const binaryParent = new Int32Array(memberCount);
  const binarySide = new Uint8Array(memberCount);
  for (let member = 0; member < memberCount; member++) {
    binaryParent[member] = (member - 1) >> 1;
    binarySide[member] = (member + 1) & 1;
  }
  // The first stands under nobody, on no side.
  binarySide.fill(0, 0, 1);
  return { binaryParent, binarySide };
}
