export { countChildren } from './count-children.js';
export { buildForest, type Forest } from './forest.js';
export { membersBelow } from './members-below.js';
export { nearestAbove } from './nearest-above.js';
export { subtreeHolders } from './subtree-holders.js';
export { subtreeSums } from './subtree-sums.js';
export { walkUpline } from './walk-upline.js';
