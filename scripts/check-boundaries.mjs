// Proves that the floor plan is awake: without a project graph the rule skips every file and still exits 0.
import { ESLint } from 'eslint';

const knownBad = [
  { file: 'libs/core/kernel/src/known-bad.ts', code: "import '@upline/orders';\n", why: 'core importing a feature' },
  {
    file: 'libs/core/money/src/known-bad.ts',
    code: "import '@upline/calendar';\n",
    why: 'money importing the room above it',
  },
  {
    file: 'libs/features/ledger/src/known-bad.ts',
    code: "import '@upline/payouts';\n",
    why: 'a room importing the room above it',
  },
  { file: 'libs/core/kernel/src/known-bad.ts', code: "import '@nestjs/common';\n", why: 'core importing a framework' },
];

const eslint = new ESLint();
for (const { file, code, why } of knownBad) {
  const [result] = await eslint.lintText(code, { filePath: file });
  if (!result.messages.some(({ ruleId }) => ruleId === '@nx/enforce-module-boundaries')) {
    console.error(`The boundary rule is asleep: it accepted ${why} (${file}). Run "npm run check:graph" first.`);
    process.exit(1);
  }
}
console.log(`The boundary rule refused all ${knownBad.length} known-bad imports`);
