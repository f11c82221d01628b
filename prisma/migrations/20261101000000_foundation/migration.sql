-- The tables of the first month end. Roles, row-level security and checks follow in the next migration.
-- CreateTable
CREATE TABLE "tenants" (
    "tenant_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenants_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "users" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "password_hash" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "tenant_id" UUID NOT NULL,
    "refresh_token_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("tenant_id","refresh_token_id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "tenant_id" UUID NOT NULL,
    "api_key_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("tenant_id","api_key_id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "tenant_id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "response_status" INTEGER,
    "response_body" JSONB,
    "location" TEXT,
    "lease_expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("tenant_id","principal_id","key")
);

-- CreateTable
CREATE TABLE "imports" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_created" INTEGER NOT NULL DEFAULT 0,
    "rows_unchanged" INTEGER NOT NULL DEFAULT 0,
    "rows_failed" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("tenant_id","import_id")
);

-- CreateTable
CREATE TABLE "import_errors" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "error_number" INTEGER NOT NULL,
    "row_number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "pointer" TEXT NOT NULL,
    "detail" TEXT NOT NULL,

    CONSTRAINT "import_errors_pkey" PRIMARY KEY ("tenant_id","import_id","error_number")
);

-- CreateTable
CREATE TABLE "members" (
    "tenant_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "source" TEXT,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "country" CHAR(2),
    "sponsor_id" UUID,
    "enrolled_at" TIMESTAMPTZ(6) NOT NULL,
    "content_hash" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("tenant_id","member_id")
);

-- CreateTable
CREATE TABLE "products" (
    "tenant_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "price_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "pv_units" BIGINT NOT NULL,
    "cv_units" BIGINT NOT NULL,
    "qv_units" BIGINT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "products_pkey" PRIMARY KEY ("tenant_id","product_id")
);

-- CreateTable
CREATE TABLE "orders" (
    "tenant_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "refund_of" UUID,
    "buyer_id" UUID NOT NULL,
    "paid_at" TIMESTAMPTZ(6) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "pv_units" BIGINT NOT NULL,
    "cv_units" BIGINT NOT NULL,
    "qv_units" BIGINT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("tenant_id","order_id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "tenant_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "pv_units" BIGINT NOT NULL,
    "cv_units" BIGINT NOT NULL,
    "qv_units" BIGINT NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("tenant_id","order_id","line_number")
);

-- CreateTable
CREATE TABLE "plans" (
    "tenant_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("tenant_id","plan_id")
);

-- CreateTable
CREATE TABLE "plan_versions" (
    "tenant_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "effective_from_period" TEXT,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(6),

    CONSTRAINT "plan_versions_pkey" PRIMARY KEY ("tenant_id","plan_id","version")
);

-- CreateTable
CREATE TABLE "periods" (
    "tenant_id" UUID NOT NULL,
    "period_key" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "locked_at" TIMESTAMPTZ(6),
    "posted_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "periods_pkey" PRIMARY KEY ("tenant_id","period_key")
);

-- CreateTable
CREATE TABLE "commission_runs" (
    "tenant_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "period_key" TEXT NOT NULL,
    "plan_id" UUID NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "rows_done" BIGINT NOT NULL DEFAULT 0,
    "rows_total" BIGINT,
    "lease_owner" TEXT,
    "lease_expires_at" TIMESTAMPTZ(6),
    "fencing_token" INTEGER NOT NULL DEFAULT 0,
    "plan_hash" TEXT NOT NULL,
    "input_digest" TEXT,
    "digest" TEXT,
    "currency" CHAR(3) NOT NULL,
    "member_count" INTEGER,
    "order_count" INTEGER,
    "line_count" INTEGER,
    "payee_count" INTEGER,
    "total_minor" BIGINT,
    "failure_code" TEXT,
    "failure_detail" TEXT,
    "started_by" UUID NOT NULL,
    "started_by_kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "work_started_at" TIMESTAMPTZ(6),
    "calculated_at" TIMESTAMPTZ(6),
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "decision" TEXT,
    "decision_note" TEXT,
    "posted_by" UUID,
    "posted_at" TIMESTAMPTZ(6),
    "voided_by" UUID,
    "voided_at" TIMESTAMPTZ(6),
    "void_reason" TEXT,
    "superseded_by" UUID,

    CONSTRAINT "commission_runs_pkey" PRIMARY KEY ("tenant_id","run_id")
);

-- CreateTable
CREATE TABLE "run_payees" (
    "tenant_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "paid_as_rank" TEXT,
    "line_count" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "run_payees_pkey" PRIMARY KEY ("tenant_id","run_id","member_id")
);

-- CreateTable
CREATE TABLE "run_lines" (
    "tenant_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "payee_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "bonus" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "source_id" UUID NOT NULL,
    "base_units" BIGINT NOT NULL,
    "rate_ppm" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "run_lines_pkey" PRIMARY KEY ("tenant_id","run_id","payee_id","line_number")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "tenant_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "run_id" UUID,
    "period_key" TEXT,
    "currency" CHAR(3) NOT NULL,
    "description" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("tenant_id","entry_id")
);

-- CreateTable
CREATE TABLE "ledger_postings" (
    "tenant_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "posting_number" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "member_id" UUID,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "ledger_postings_pkey" PRIMARY KEY ("tenant_id","entry_id","posting_number")
);

-- CreateTable
CREATE TABLE "payouts" (
    "tenant_id" UUID NOT NULL,
    "payout_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'due',
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payouts_pkey" PRIMARY KEY ("tenant_id","payout_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tenants_slug_key" ON "tenants"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "users_tenant_id_email_key" ON "users"("tenant_id", "email");

-- CreateIndex
CREATE INDEX "refresh_tokens_tenant_id_family_id_idx" ON "refresh_tokens"("tenant_id", "family_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_tenant_id_prefix_key" ON "api_keys"("tenant_id", "prefix");

-- CreateIndex
CREATE INDEX "members_tenant_id_sponsor_id_idx" ON "members"("tenant_id", "sponsor_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_tenant_id_code_key" ON "members"("tenant_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "members_tenant_id_source_external_id_key" ON "members"("tenant_id", "source", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "products_tenant_id_sku_key" ON "products"("tenant_id", "sku");

-- CreateIndex
CREATE INDEX "orders_tenant_id_paid_at_order_id_idx" ON "orders"("tenant_id", "paid_at", "order_id");

-- CreateIndex
CREATE INDEX "orders_tenant_id_buyer_id_paid_at_idx" ON "orders"("tenant_id", "buyer_id", "paid_at");

-- CreateIndex
CREATE INDEX "orders_tenant_id_refund_of_idx" ON "orders"("tenant_id", "refund_of");

-- CreateIndex
CREATE UNIQUE INDEX "orders_tenant_id_source_external_id_key" ON "orders"("tenant_id", "source", "external_id");

-- CreateIndex
CREATE INDEX "order_lines_tenant_id_product_id_idx" ON "order_lines"("tenant_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "plans_tenant_id_name_key" ON "plans"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "periods_tenant_id_starts_at_idx" ON "periods"("tenant_id", "starts_at");

-- CreateIndex
CREATE INDEX "commission_runs_tenant_id_period_key_idx" ON "commission_runs"("tenant_id", "period_key");

-- CreateIndex
CREATE INDEX "commission_runs_status_lease_expires_at_idx" ON "commission_runs"("status", "lease_expires_at");

-- CreateIndex
CREATE INDEX "run_payees_tenant_id_run_id_amount_minor_member_id_idx" ON "run_payees"("tenant_id", "run_id", "amount_minor", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_tenant_id_kind_run_id_key" ON "ledger_entries"("tenant_id", "kind", "run_id");

-- CreateIndex
CREATE INDEX "ledger_postings_tenant_id_account_member_id_idx" ON "ledger_postings"("tenant_id", "account", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_tenant_id_run_id_member_id_key" ON "payouts"("tenant_id", "run_id", "member_id");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users"("tenant_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_errors" ADD CONSTRAINT "import_errors_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "imports"("tenant_id", "import_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_tenant_id_sponsor_id_fkey" FOREIGN KEY ("tenant_id", "sponsor_id") REFERENCES "members"("tenant_id", "member_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_tenant_id_buyer_id_fkey" FOREIGN KEY ("tenant_id", "buyer_id") REFERENCES "members"("tenant_id", "member_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_tenant_id_refund_of_fkey" FOREIGN KEY ("tenant_id", "refund_of") REFERENCES "orders"("tenant_id", "order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_tenant_id_order_id_fkey" FOREIGN KEY ("tenant_id", "order_id") REFERENCES "orders"("tenant_id", "order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_tenant_id_product_id_fkey" FOREIGN KEY ("tenant_id", "product_id") REFERENCES "products"("tenant_id", "product_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_tenant_id_plan_id_fkey" FOREIGN KEY ("tenant_id", "plan_id") REFERENCES "plans"("tenant_id", "plan_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "periods" ADD CONSTRAINT "periods_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commission_runs" ADD CONSTRAINT "commission_runs_tenant_id_period_key_fkey" FOREIGN KEY ("tenant_id", "period_key") REFERENCES "periods"("tenant_id", "period_key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commission_runs" ADD CONSTRAINT "commission_runs_tenant_id_plan_id_plan_version_fkey" FOREIGN KEY ("tenant_id", "plan_id", "plan_version") REFERENCES "plan_versions"("tenant_id", "plan_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_payees" ADD CONSTRAINT "run_payees_tenant_id_run_id_fkey" FOREIGN KEY ("tenant_id", "run_id") REFERENCES "commission_runs"("tenant_id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_payees" ADD CONSTRAINT "run_payees_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "members"("tenant_id", "member_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_lines" ADD CONSTRAINT "run_lines_tenant_id_run_id_payee_id_fkey" FOREIGN KEY ("tenant_id", "run_id", "payee_id") REFERENCES "run_payees"("tenant_id", "run_id", "member_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("tenant_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_tenant_id_run_id_fkey" FOREIGN KEY ("tenant_id", "run_id") REFERENCES "commission_runs"("tenant_id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_tenant_id_entry_id_fkey" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "ledger_entries"("tenant_id", "entry_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "members"("tenant_id", "member_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_tenant_id_run_id_fkey" FOREIGN KEY ("tenant_id", "run_id") REFERENCES "commission_runs"("tenant_id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "members"("tenant_id", "member_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_tenant_id_entry_id_fkey" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "ledger_entries"("tenant_id", "entry_id") ON DELETE RESTRICT ON UPDATE CASCADE;

