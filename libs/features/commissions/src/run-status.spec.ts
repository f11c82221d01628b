import { requireTransition, runStatuses, runTransitions, type RunStatus, statusesAtWork } from './run-status.js';

function reachableFrom(start: RunStatus): Set<RunStatus> {
  const reached = new Set<RunStatus>([start]);
  for (const status of reached) for (const next of runTransitions[status]) reached.add(next);
  return reached;
}

describe('the states of a run', () => {
  it('are all reachable from queued', () => {
    expect([...reachableFrom('queued')].sort()).toEqual([...runStatuses].sort());
  });

  it('lead to an end from everywhere', () => {
    const ends = runStatuses.filter((status) => runTransitions[status].length === 0);
    expect(ends).toEqual(['posted', 'failed', 'voided', 'superseded']);
    for (const status of runStatuses) {
      expect([...reachableFrom(status)].some((reached) => ends.includes(reached))).toBe(true);
    }
  });

  it('reach posted only through approved', () => {
    expect(runStatuses.filter((status) => runTransitions[status].includes('posted'))).toEqual(['approved']);
  });

  it('let a worker start again wherever another died', () => {
    for (const status of statusesAtWork) expect(runTransitions[status]).toContain('loading');
  });

  it('never leave posted', () => {
    expect(() => requireTransition('posted', 'voided')).toThrow(/COMMISSION_RUN.ALREADY_POSTED/);
  });

  it('say from where a step is possible', () => {
    expect(() => requireTransition('queued', 'posted')).toThrow('it can become posted only from approved');
  });
});
