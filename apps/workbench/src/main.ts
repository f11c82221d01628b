import { uplineEngine } from './engine/upline-engine.js';
import { workbench } from './workbench.js';

// Whoever reads the output may go away (npm run plan ... | head); that is no reason to fall over.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

process.exitCode = workbench(process.argv.slice(2), uplineEngine, {
  answer: (text) => process.stdout.write(text),
  aside: (text) => process.stderr.write(text),
});
