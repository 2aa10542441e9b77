/** Calendar days without time zone, as integer days since 1970-01-01. */
export type Day = number;

/** Stands for "since ever" in columns of days. */
export const BEFORE_ALL: Day = -2147483648;
/** Stands for "still open" in columns of days. */
export const AFTER_ALL: Day = 2147483647;

const MS_PER_DAY = 86_400_000;

/** Builds a day from a calendar date; months count from 0 and may overflow like Date's. */
export function dayOf(year: number, month: number, date: number): Day {
  const d = new Date(0);
  d.setUTCFullYear(year, month, date);
  return Math.floor(d.getTime() / MS_PER_DAY);
}

/** Reads YYYY-MM-DD; null when the text is no calendar date. */
export function parseDay(text: string | null | undefined): Day | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (!m) return null;
  const day = dayOf(+m[1]!, +m[2]! - 1, +m[3]!);
  return isoDay(day) === text ? day : null;
}

/** The UTC midnight of a day, for Intl. */
export function dateOf(day: Day): Date {
  return new Date(day * MS_PER_DAY);
}

export function isoDay(day: Day): string {
  return dateOf(day).toISOString().slice(0, 10);
}

export function yearOf(day: Day): number {
  return dateOf(day).getUTCFullYear();
}

/** The same date n months later, held back to the month's last day. */
export function addMonths(day: Day, n: number): Day {
  const d = dateOf(day);
  const month = d.getUTCMonth() + n;
  const last = dateOf(dayOf(d.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return dayOf(d.getUTCFullYear(), month, Math.min(d.getUTCDate(), last));
}

export function startOfMonth(day: Day): Day {
  const d = dateOf(day);
  return dayOf(d.getUTCFullYear(), d.getUTCMonth(), 1);
}

export function clampDay(day: Day, first: Day, last: Day): Day {
  return Math.min(last, Math.max(first, day));
}
