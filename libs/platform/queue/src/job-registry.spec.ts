import { JobRegistry } from './job-registry.js';

const nothing = () => Promise.resolve();

describe('a registry of jobs', () => {
  it('refuses to start where a job has no handler', () => {
    const registry = new JobRegistry(['run', 'mail', 'sweep']).handle('mail', nothing);
    expect(() => registry.complete()).toThrow('Nobody handles run, sweep');
  });

  it('refuses a second handler for a job', () => {
    const registry = new JobRegistry(['run']).handle('run', nothing);
    expect(() => registry.handle('run', nothing)).toThrow('The job run has two handlers');
  });

  it('refuses a handler for what is no job', () => {
    expect(() => new JobRegistry(['run']).handle('rum', nothing)).toThrow('There is no job named rum');
  });

  it('knows each job’s handler once it is complete', () => {
    const handlers = new JobRegistry(['run']).handle('run', nothing).complete();
    expect([...handlers]).toEqual([['run', nothing]]);
  });
});
