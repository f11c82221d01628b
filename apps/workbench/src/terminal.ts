/** Where the workbench speaks: answers go to `answer`, everything else (faults, progress, warnings) to `aside`. */
export interface Terminal {
  answer(text: string): void;
  aside(text: string): void;
}
