import { loadDemoConfig } from '@upline/config';
import { Narrator } from './narrator.js';
import { tellStory } from './story/tell-story.js';

try {
  await tellStory(loadDemoConfig(), new Narrator(process.stdout));
} catch (error) {
  process.stderr.write(`\nThe demo stopped: ${sentenceOf(error)}\n`);
  process.exitCode = 1;
}

/** fetch hides the reason of a failed connection in the cause. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
