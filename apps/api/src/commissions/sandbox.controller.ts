import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SandboxService } from '@upline/commissions';
import { RequirePermission } from '../access/access.decorator.js';
import { SandboxFilesDto, SandboxResultDto } from './sandbox.dto.js';

@ApiTags('Plans')
@Controller('v1/sandbox/calculations')
export class SandboxController {
  constructor(private readonly sandbox: SandboxService) {}

  /** Calculates a plan on a period file. Reads and writes nothing of any company. */
  @Post()
  @HttpCode(200)
  @RequirePermission('plans:read')
  @ApiOkResponse({ type: SandboxResultDto })
  async calculate(@Body() { plan, period }: SandboxFilesDto): Promise<SandboxResultDto> {
    return { result: await this.sandbox.calculate(plan, period) };
  }
}
