import { documentPlan as describePlan, type Plan, renderHtml, renderMarkdown } from '@upline/commission-engine';

/** Writes a plan as a document for people. */
export function documentPlan(plan: Plan, format: 'markdown' | 'html'): string {
  const document = describePlan(plan);
  return format === 'html' ? renderHtml(document) : renderMarkdown(document);
}
