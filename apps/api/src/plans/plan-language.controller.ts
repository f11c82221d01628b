import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { publishedPeriodSchema, publishedPlanSchema } from '@upline/commission-engine';
import { RequirePermission } from '../access/access.decorator.js';

const schema = { type: 'object' as const, additionalProperties: true };

/** The plan language for editors and programs. */
@ApiTags('Plans')
@Controller('v1/plan-language')
export class PlanLanguageController {
  /** The JSON Schema (2020-12) of a plan document. */
  @Get('plan-schema')
  @RequirePermission('plans:read')
  @ApiOkResponse({ schema })
  planSchema(): object {
    return publishedPlanSchema();
  }

  /** The JSON Schema (2020-12) of a period file, for sandbox calculations and the workbench. */
  @Get('period-schema')
  @RequirePermission('plans:read')
  @ApiOkResponse({ schema })
  periodSchema(): object {
    return publishedPeriodSchema();
  }
}
