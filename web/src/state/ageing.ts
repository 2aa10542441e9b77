import { BEFORE_ALL, type Day } from '../days';

/** The age of a report at which the core of a symbol shrinks, in days: 90, one year, three years. */
const LIMITS = [90, 365, 1095] as const;

/** Share of the full radius that the core keeps in each age class. */
export const CORE = [1, 0.72, 0.54, 0.36] as const;

/** The age class 0..3 of a state last reported on `last`, seen on `day`. */
export function ageClass(day: Day, last: Day): number {
  if (last === BEFORE_ALL) return 0;
  const age = day - last;
  return LIMITS.filter(limit => age > limit).length;
}

/** The days on which a state last reported on `last` enters classes 1, 2 and 3. */
export function ageingDays(last: Day): Day[] {
  return last === BEFORE_ALL ? [] : LIMITS.map(limit => last + limit + 1);
}
