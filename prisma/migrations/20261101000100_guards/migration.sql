-- What the tables may not hold and who may touch them. PostgreSQL refuses; the code above only asks politely.

-- The platform itself, to which platform admins belong. It comes first: once row-level security is forced, the owner may not write either.
INSERT INTO "tenants" (tenant_id, slug, name, time_zone, currency)
  VALUES ('00000000-0000-0000-0000-000000000000', 'platform', 'Upline', 'UTC', 'USD');

-- Roles. Logins are made at start and put into these groups: the API into upline_app, the worker into upline_worker.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'upline_app') THEN
    CREATE ROLE upline_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'upline_worker') THEN
    CREATE ROLE upline_worker NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE IN ROLE upline_app;
  END IF;
EXCEPTION
  -- Two databases of one cluster may be migrated in the same instant.
  WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO upline_app;

-- Facts that are written once: nobody who is not the owner can change or delete them.
GRANT SELECT, INSERT ON
  "orders", "order_lines", "import_errors", "run_payees", "run_lines", "ledger_entries", "ledger_postings", "payouts"
  TO upline_app;
GRANT SELECT, INSERT, UPDATE ON
  "tenants", "users", "refresh_tokens", "api_keys", "imports", "members", "products", "plans", "plan_versions",
  "periods", "commission_runs"
  TO upline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "idempotency_keys" TO upline_app;

-- The tenant of the current transaction; null, and therefore nobody, where none was set.
CREATE FUNCTION current_tenant_id() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid $$;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'tenants', 'users', 'refresh_tokens', 'api_keys', 'idempotency_keys', 'imports', 'import_errors', 'members',
    'products', 'orders', 'order_lines', 'plans', 'plan_versions', 'periods', 'commission_runs', 'run_payees',
    'run_lines', 'ledger_entries', 'ledger_postings', 'payouts'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON %I TO upline_app
         USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', tenant_table);
  END LOOP;
END
$$;

-- The platform (nil UUID) sees which companies there are, and which runs nobody works on. It sees nothing else.
CREATE POLICY platform_reads_tenants ON "tenants" FOR SELECT TO upline_app
  USING (current_tenant_id() = '00000000-0000-0000-0000-000000000000');
CREATE POLICY platform_finds_due_runs ON "commission_runs" FOR SELECT TO upline_app
  USING (current_tenant_id() = '00000000-0000-0000-0000-000000000000'
         AND status IN ('queued', 'loading', 'calculating', 'writing'));

-- States and signs.
ALTER TABLE "tenants" ADD CONSTRAINT tenants_slug_check CHECK (slug ~ '^[a-z][a-z0-9-]{1,38}[a-z0-9]$');
ALTER TABLE "users" ADD CONSTRAINT users_status_check CHECK (status IN ('active', 'disabled'));
ALTER TABLE "users" ADD CONSTRAINT users_role_check
  CHECK (role IN ('platform', 'owner', 'admin', 'finance', 'support', 'viewer')
         AND (role = 'platform') = (tenant_id = '00000000-0000-0000-0000-000000000000'));
ALTER TABLE "imports" ADD CONSTRAINT imports_status_check CHECK (status IN ('running', 'completed', 'failed'));
ALTER TABLE "members" ADD CONSTRAINT members_kind_check CHECK (kind IN ('distributor'));
ALTER TABLE "members" ADD CONSTRAINT members_status_check CHECK (status IN ('active', 'suspended', 'terminated'));
ALTER TABLE "members" ADD CONSTRAINT members_sponsor_check CHECK (sponsor_id <> member_id);
ALTER TABLE "members" ADD CONSTRAINT members_external_check CHECK ((source IS NULL) = (external_id IS NULL));
ALTER TABLE "products" ADD CONSTRAINT products_status_check CHECK (status IN ('active', 'retired'));
ALTER TABLE "products" ADD CONSTRAINT products_sign_check
  CHECK (price_minor >= 0 AND pv_units >= 0 AND cv_units >= 0 AND qv_units >= 0);
ALTER TABLE "orders" ADD CONSTRAINT orders_kind_check
  CHECK (kind IN ('sale', 'refund') AND (kind = 'refund') = (refund_of IS NOT NULL));
ALTER TABLE "orders" ADD CONSTRAINT orders_sign_check CHECK (
  CASE kind WHEN 'sale' THEN total_minor >= 0 AND pv_units >= 0 AND cv_units >= 0 AND qv_units >= 0
            ELSE total_minor <= 0 AND pv_units <= 0 AND cv_units <= 0 AND qv_units <= 0 END);
ALTER TABLE "order_lines" ADD CONSTRAINT order_lines_quantity_check CHECK (quantity <> 0);
ALTER TABLE "plan_versions" ADD CONSTRAINT plan_versions_status_check
  CHECK (status IN ('draft', 'published') AND (status = 'published') = (effective_from_period IS NOT NULL));
ALTER TABLE "periods" ADD CONSTRAINT periods_status_check
  CHECK (status IN ('open', 'locked', 'posted') AND starts_at < ends_at);
ALTER TABLE "periods" ADD CONSTRAINT periods_key_check CHECK (period_key ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "commission_runs" ADD CONSTRAINT commission_runs_kind_check CHECK (kind IN ('preview', 'final'));
ALTER TABLE "commission_runs" ADD CONSTRAINT commission_runs_status_check CHECK (status IN (
  'queued', 'loading', 'calculating', 'writing', 'calculated', 'approved', 'posted', 'failed', 'voided', 'superseded'));
ALTER TABLE "commission_runs" ADD CONSTRAINT commission_runs_approver_check
  CHECK (decision IS DISTINCT FROM 'approved' OR decided_by <> started_by);
ALTER TABLE "payouts" ADD CONSTRAINT payouts_amount_check CHECK (amount_minor > 0);

-- The first member of the tree has no sponsor; everybody after the first has one.
CREATE UNIQUE INDEX members_one_root ON "members" (tenant_id) WHERE sponsor_id IS NULL;
-- A period is paid once, however often somebody asks, and calculated for payment by one run at a time.
CREATE UNIQUE INDEX commission_runs_one_posted ON "commission_runs" (tenant_id, period_key, plan_id)
  WHERE status = 'posted';
CREATE UNIQUE INDEX commission_runs_one_final_at_work ON "commission_runs" (tenant_id, period_key, plan_id)
  WHERE kind = 'final' AND status IN ('queued', 'loading', 'calculating', 'writing');
-- One plan is in force for a period.
CREATE UNIQUE INDEX plan_versions_one_per_period ON "plan_versions" (tenant_id, plan_id, effective_from_period)
  WHERE status = 'published';

-- Every journal entry balances. An entry is written in one statement, so the statement can be judged as a whole.
CREATE FUNCTION refuse_unbalanced_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM "ledger_postings" p
      JOIN (SELECT DISTINCT tenant_id, entry_id FROM added) a USING (tenant_id, entry_id)
      GROUP BY p.tenant_id, p.entry_id HAVING sum(p.amount_minor) <> 0
  ) THEN
    RAISE EXCEPTION 'the postings of a journal entry do not sum to zero' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER ledger_postings_balance AFTER INSERT ON "ledger_postings"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced_entry();

-- Staging for bulk writes. COPY is refused on a table with row-level security, so the worker copies into these tables
-- and moves the rows under the policy. Nobody but the worker can reach them; a run's rows carry its fencing token.
CREATE SCHEMA staging;
GRANT USAGE ON SCHEMA staging TO upline_worker;
CREATE UNLOGGED TABLE staging.run_lines (
  tenant_id uuid NOT NULL,
  run_id uuid NOT NULL,
  fencing_token integer NOT NULL,
  payee_id uuid NOT NULL,
  line_number integer NOT NULL,
  bonus text NOT NULL,
  level smallint NOT NULL,
  source_id uuid NOT NULL,
  base_units bigint NOT NULL,
  rate_ppm integer NOT NULL,
  amount_minor bigint NOT NULL
);
CREATE INDEX run_lines_by_run ON staging.run_lines (tenant_id, run_id);
CREATE UNLOGGED TABLE staging.run_payees (
  tenant_id uuid NOT NULL,
  run_id uuid NOT NULL,
  fencing_token integer NOT NULL,
  member_id uuid NOT NULL,
  paid_as_rank text,
  line_count integer NOT NULL,
  amount_minor bigint NOT NULL
);
CREATE INDEX run_payees_by_run ON staging.run_payees (tenant_id, run_id);
GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA staging TO upline_worker;
