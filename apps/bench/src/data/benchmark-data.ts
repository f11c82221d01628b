import { RandomNumbers } from './random-numbers.js';
import { type Shape, type Trees, treesOf } from './tree-shapes.js';

/** A month of a company in columns. Members are numbered from 0, parents before their children; amounts are whole cents. */
export interface BenchmarkData {
  readonly members: Trees & {
    /** What the binary tree's months before left over, 0 for most. */
    readonly carryLeftCents: Int32Array;
    readonly carryRightCents: Int32Array;
  };
  readonly orders: {
    readonly buyer: Int32Array;
    readonly pvCents: Int32Array;
  };
}

const ordersPerMember = 2.7;
const buyersOfAHundred = 55;
const streams = { trees: 1, orders: 2, carryIn: 3 };

/** The same company for the same size, shape and seed. Shapes differ in their trees and share orders and carry-in. */
export function drawBenchmarkData(memberCount: number, shape: Shape, seed: number): BenchmarkData {
  return {
    members: {
      ...treesOf(shape, memberCount, new RandomNumbers(seed, streams.trees)),
      ...drawCarryIn(memberCount, new RandomNumbers(seed, streams.carryIn)),
    },
    orders: drawOrders(memberCount, new RandomNumbers(seed, streams.orders)),
  };
}

function drawOrders(memberCount: number, numbers: RandomNumbers): BenchmarkData['orders'] {
  const orderCount = Math.round(memberCount * ordersPerMember);
  const buyer = new Int32Array(orderCount);
  const pvCents = new Int32Array(orderCount);
  const buyerCount = Math.max(1, Math.floor((memberCount * buyersOfAHundred) / 100));
  for (let order = 0; order < orderCount; order++) {
    // Whoever buys is spread over the old and the new alike: every twentieth part has eleven buyers.
    buyer[order] = Math.floor((numbers.below(buyerCount) * 100) / buyersOfAHundred);
    const amountCents = 2_500 + numbers.below(10_000);
    pvCents[order] = Math.floor((amountCents * 4) / 5);
  }
  return { buyer, pvCents };
}

/** Three members in ten bring something along, half of them on the left alone. */
function drawCarryIn(
  memberCount: number,
  numbers: RandomNumbers,
): Pick<BenchmarkData['members'], 'carryLeftCents' | 'carryRightCents'> {
  const carryLeftCents = new Int32Array(memberCount);
  const carryRightCents = new Int32Array(memberCount);
  for (let member = 0; member < memberCount; member++) {
    if (numbers.fraction() >= 0.3) continue;
    carryLeftCents[member] = numbers.below(20_000);
    if (numbers.fraction() >= 0.5) carryRightCents[member] = numbers.below(50_000);
  }
  return { carryLeftCents, carryRightCents };
}
