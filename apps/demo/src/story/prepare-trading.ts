import { auroraUnilevel } from '@upline/commission-engine';
import type { PlanAnswer, PlanValidationAnswer, PlanVersionAnswer } from '../answers.js';
import type { Narrator } from '../narrator.js';
import type { UplineClient } from '../upline-client.js';
import { catalog } from '../world/catalog.js';
import { setting } from './setting.js';

/** Something to sell, months to sell it in, and a plan that says who earns on it. Answers the plan's id. */
export async function prepareTrading(owner: UplineClient, narrator: Narrator): Promise<string> {
  await narrator.step({
    title: 'Add products',
    work: () => addProducts(owner),
    note: (count) => `${count} products with price, PV, CV and QV`,
  });
  await narrator.step({
    title: 'Open periods',
    work: () => openPeriods(owner),
    note: () => setting.periods.join(', '),
  });
  const { planId } = await narrator.step({
    title: `Publish the plan ${auroraUnilevel.name}`,
    work: () => publishPlan(owner),
    note: ({ version, planHash }) => `version ${version} from ${setting.periods[0]}, hash ${planHash.slice(0, 12)}`,
  });
  return planId;
}

async function addProducts(owner: UplineClient): Promise<number> {
  for (const { price, ...product } of catalog) {
    await owner.post('/v1/products', { ...product, price: { amount: price, currency: setting.currency } });
  }
  return catalog.length;
}

/** One after the other: a company's months follow one another without a gap. */
async function openPeriods(owner: UplineClient): Promise<void> {
  for (const period of setting.periods) await owner.post('/v1/periods', { period });
}

async function publishPlan(owner: UplineClient): Promise<{ planId: string } & PlanVersionAnswer> {
  const document = auroraUnilevel;
  const { valid, errors } = await owner.post<PlanValidationAnswer>('/v1/plans/validate', { document });
  if (!valid) throw new Error(`The example plan was found faulty: ${errors[0]?.pointer} ${errors[0]?.detail}`);
  const comment = 'The example plan, unchanged';
  const { planId } = await owner.post<PlanAnswer>('/v1/plans', { name: document.name, document, comment });
  const [effectiveFromPeriod] = setting.periods;
  await owner.post(`/v1/plans/${planId}/versions/1/publish`, { effectiveFromPeriod });
  return { planId, ...(await owner.get<PlanVersionAnswer>(`/v1/plans/${planId}/versions/1`)) };
}
