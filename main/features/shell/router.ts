import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import type { ShellInfo } from '../../../preload/contract/shell.ts';
import type { Jobs } from '../../jobs/jobs.ts';

/** What the shell offers, and the panel of jobs. */
export function shellRouter(info: ShellInfo, jobs: Jobs) {
  const os = implement(contract.shell);
  return os.router({
    info: os.info.handler(() => info),
    jobs: os.jobs.handler(({ signal }) => jobs.watch(signal)),
    cancelJob: os.cancelJob.handler(({ input }) => jobs.cancel(input.id)),
    resumeJob: os.resumeJob.handler(({ input }) => jobs.resume(input.id)),
    forgetJobs: os.forgetJobs.handler(() => jobs.forget()),
  });
}
