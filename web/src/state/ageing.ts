import { BEFORE_ALL, type Day } from '../days';

/** The age of a report at which the core of a symbol shrinks, in days: 90, one year, three years. */
const LIMITS = [90, 365, 1095] as const;

/** Share of the full radius that the core keeps in each age class. */
export const CORE = [1, 0.72, 0.54, 0.36] as const;

/** The age class 0..3 of a state last reported on `last`, seen on `day`. */
export function ageClass(day: Day, last: Day): number {
  if (last === BEFORE_ALL) return 0;
  const age = day - last;
  if (age <= LIMITS[0]) return 0;
  if (age <= LIMITS[1]) return 1;
  return age <= LIMITS[2] ? 2 : 3;
}

/** The first days of the age classes 1, 2 and 3 of a state last reported on `last`. */
export function ageingDays(last: Day): readonly Day[] {
  return last === BEFORE_ALL ? NEVER : [last + LIMITS[0] + 1, last + LIMITS[1] + 1, last + LIMITS[2] + 1];
}

const NEVER: readonly Day[] = [];
