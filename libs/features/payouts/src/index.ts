export type { Payout } from './payout.js';
export { PayoutsService } from './payouts.service.js';
export { PostingService } from './posting.service.js';
