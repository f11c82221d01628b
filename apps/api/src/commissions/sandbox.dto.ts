import { DocumentField } from '../fields/index.js';

export class SandboxFilesDto {
  @DocumentField({ description: 'The plan, in the plan language.' })
  plan!: Record<string, unknown>;

  @DocumentField({ description: 'The period file: members, orders, and what was carried in.' })
  period!: Record<string, unknown>;
}

export class SandboxResultDto {
  @DocumentField({ description: 'What the workbench prints with --json.' })
  result!: object;
}
