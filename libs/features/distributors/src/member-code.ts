import { UplineError } from '@upline/kernel';

const NUMBERED = /^D(\d{7,9})$/;
const LARGEST_NUMBER = 999_999_999;

/** The number in a code such as D0000042; 0 for codes that are not numbered. */
export function numberOfCode(code: string): number {
  return Number(NUMBERED.exec(code)?.[1] ?? 0);
}

/** @throws MEMBER.CODE_TAKEN where the numbers are used up */
export function codeOfNumber(number: number): string {
  if (number > LARGEST_NUMBER) {
    throw new UplineError('MEMBER.CODE_TAKEN', `There is no number after D${LARGEST_NUMBER}: choose a code yourself.`, [
      { pointer: '/code', code: 'REQUIRED', detail: 'Choose a code.' },
    ]);
  }
  return `D${String(number).padStart(7, '0')}`;
}
