import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { TenantContext } from '@upline/database';
import { LedgerService } from '@upline/ledger';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { idOf, PageQuery, pageOfClass } from '../fields/index.js';
import { LedgerBalanceDto, LedgerBalancesDto, LedgerEntryDto, LedgerPostingDto, LedgerQuery } from './ledger.dto.js';

const entryIdOf = idOf('LEDGER.ENTRY_UNKNOWN', 'No such journal entry.');
const EntryPage = pageOfClass(LedgerEntryDto);
const PostingPage = pageOfClass(LedgerPostingDto);

@ApiTags('Ledger')
@Controller('v1/ledger')
export class LedgerController {
  constructor(private readonly ledger: LedgerService) {}

  @Get('entries')
  @RequirePermission('ledger:read')
  @ApiOkResponse({ type: EntryPage })
  async list(@Scope() context: TenantContext, @Query() { cursor, limit, runId }: LedgerQuery) {
    const page = await this.ledger.list(context, runId === undefined ? {} : { runId }, cursor, limit);
    return { ...page, data: page.data.map((entry) => LedgerEntryDto.of(entry)) };
  }

  @Get('entries/:entryId')
  @RequirePermission('ledger:read')
  @ApiOkResponse({ type: LedgerEntryDto })
  async get(@Scope() context: TenantContext, @Param('entryId', entryIdOf) entryId: string): Promise<LedgerEntryDto> {
    return LedgerEntryDto.of(await this.ledger.get(context, entryId));
  }

  @Get('entries/:entryId/postings')
  @RequirePermission('ledger:read')
  @ApiOkResponse({ type: PostingPage })
  async listPostings(
    @Scope() context: TenantContext,
    @Param('entryId', entryIdOf) entryId: string,
    @Query() { cursor, limit }: PageQuery,
  ) {
    const { currency } = await this.ledger.get(context, entryId);
    const page = await this.ledger.listPostings(context, entryId, cursor, limit);
    return { ...page, data: page.data.map((posting) => LedgerPostingDto.of(posting, currency)) };
  }

  @Get('balances')
  @RequirePermission('ledger:read')
  @ApiOkResponse({ type: LedgerBalancesDto })
  async balances(@Scope() context: TenantContext): Promise<LedgerBalancesDto> {
    return { data: (await this.ledger.balances(context)).map((balance) => LedgerBalanceDto.of(balance)) };
  }
}
