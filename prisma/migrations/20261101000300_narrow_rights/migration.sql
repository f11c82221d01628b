-- What was decided stays decided: rights by column, and a posted run or month that nobody reopens.

-- Of a run, what it was started with cannot change, least of all who started it.
REVOKE UPDATE ON "commission_runs" FROM upline_app;
GRANT UPDATE (
  status, rows_done, rows_total, lease_owner, lease_expires_at, fencing_token, input_digest, digest, member_count,
  order_count, line_count, payee_count, total_minor, failure_code, failure_detail, work_started_at, calculated_at,
  decided_by, decided_at, decision, decision_note, posted_by, posted_at, voided_by, voided_at, void_reason, superseded_by
) ON "commission_runs" TO upline_app;

-- A plan version's document is what was published, and a period's bounds are what it was opened with.
REVOKE UPDATE ON "plan_versions", "periods" FROM upline_app;
GRANT UPDATE (status, effective_from_period, published_by, published_at) ON "plan_versions" TO upline_app;
GRANT UPDATE (status, locked_at, posted_at) ON "periods" TO upline_app;

-- Results are the worker's alone.
REVOKE INSERT ON "run_payees", "run_lines" FROM upline_app;
GRANT INSERT ON "run_payees", "run_lines" TO upline_worker;

ALTER TABLE "commission_runs" ADD CONSTRAINT commission_runs_approved_check
  CHECK (status NOT IN ('approved', 'posted') OR decision IS NOT DISTINCT FROM 'approved');

CREATE FUNCTION refuse_change_of_posted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is posted and stays so', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER commission_runs_posted BEFORE UPDATE ON "commission_runs"
  FOR EACH ROW WHEN (OLD.status = 'posted') EXECUTE FUNCTION refuse_change_of_posted();
CREATE TRIGGER periods_posted BEFORE UPDATE ON "periods"
  FOR EACH ROW WHEN (OLD.status = 'posted' AND NEW.status <> 'posted') EXECUTE FUNCTION refuse_change_of_posted();
