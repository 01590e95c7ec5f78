import type { OrganizationId } from '../domain/ids.ts';
import type { Plan } from '../domain/plan.ts';
import type { Database } from './database.ts';

const select = { plan: true, includedMinutes: true, overageMicroUsdPerMinute: true } as const;

/** @returns the plan of an organisation that exists. */
export async function getPlan(database: Database, organizationId: OrganizationId): Promise<Plan> {
  const row = await database.organization.findUniqueOrThrow({ where: { id: organizationId }, select });
  const { plan: name, includedMinutes, overageMicroUsdPerMinute } = row;
  return { name, includedMinutes, overageMicroUsdPerMinute };
}

/** Sets an organisation's plan. @returns whether there is such an organisation */
export async function setPlan(
  database: Database,
  organizationId: OrganizationId,
  { name, includedMinutes, overageMicroUsdPerMinute }: Plan,
): Promise<boolean> {
  const { count } = await database.organization.updateMany({
    where: { id: organizationId },
    data: { plan: name, includedMinutes, overageMicroUsdPerMinute },
  });
  return count > 0;
}
