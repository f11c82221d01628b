import { idOf } from '../fields/index.js';

export const runIdOf = idOf('COMMISSION_RUN.UNKNOWN', 'No such run.');
export const memberIdOf = idOf('MEMBER.UNKNOWN', 'No such member.');
