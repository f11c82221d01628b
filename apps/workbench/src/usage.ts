/** The whole of what can be asked for. */
export const usage = `The workbench for compensation plans: offline, no database.

  npm run plan -- check PLAN [PERIOD]       says every fault of a plan, and of a period file for it
  npm run plan -- document PLAN             writes the plan for people, as Markdown
      --html                                as one HTML page
      --out FILE                            into a file
  npm run plan -- run PLAN PERIOD           calculates the periods of a period file
      --json                                everything about everybody, as JSON
      --explain MEMBER                      why this member was paid what they were paid
      --carried FILE                        begins with what an earlier run left: its --json output, or its "carried"
      --out FILE                            into a file
  npm run plan -- diff PLAN_A PLAN_B PERIOD who gains and who loses when plan B takes the place of plan A
      --json                                as JSON
      --out FILE                            into a file
  npm run plan -- schema plan|period        prints the JSON Schema of plans or of period files, for editors

PLAN and PERIOD are JSON files. Exit codes: 0 fine, 1 faults, 2 wrong usage.
npm prints two lines of its own first; "npm run --silent plan -- run PLAN PERIOD --json" leaves the JSON alone.
`;
