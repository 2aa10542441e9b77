import { addMonths, type Day, dateOf, dayOf, startOfMonth, yearOf } from '../days';
import type { Words } from '../words';
import type { Scale } from './scale';

export interface Tick {
  day: Day;
  text: string;
  strong: boolean;
}

/** Room that a label needs, in pixels. */
const NEED = 44;

/** The labels under the detail strip: days, months or years, as the scale has room. */
export function ticks(scale: Scale, words: Words): Tick[] {
  const found: Tick[] = [];
  const firstMonth = startOfMonth(scale.from);
  const days = scale.col * 5 >= NEED * 0.75 ? [5, 10, 15, 20, 25] : scale.col * 10 >= NEED * 0.75 ? [10, 20] : [];
  const every = days.length ? 1 : monthStep(scale.col);
  for (let month = firstMonth; month <= scale.to; month = addMonths(month, 1)) {
    const index = dateOf(month).getUTCMonth();
    if (index % every === 0) {
      const january = index === 0;
      const text = days.length
        ? words.short(month)
        : january
          ? words.year(month)
          : every >= 12
            ? ''
            : words.month(month);
      if (text) found.push({ day: month, text, strong: january || days.length > 0 });
    }
    for (const d of days) {
      const day = month + d - 1;
      found.push({ day, text: words.dayOfMonth(day), strong: false });
    }
  }
  const inside = found.filter(t => scale.sees(t.day));
  // The first label names its month, so that the strip can be read from its edge.
  const first = inside[0];
  if (days.length && first && !first.strong) inside[0] = { ...first, text: words.short(first.day) };
  return inside.sort((a, b) => scale.middle(a.day) - scale.middle(b.day));
}

function monthStep(col: number): number {
  for (const step of [1, 3, 6]) if (col * 30.4 * step >= NEED) return step;
  return 12;
}

/** The years under the strip of all years, thinned to the room there is. */
export function yearTicks(scale: Scale, words: Words): Tick[] {
  const first = yearOf(scale.from);
  const last = yearOf(scale.to);
  const step = Math.max(1, Math.ceil(NEED / (scale.col * 365)));
  const found: Tick[] = [];
  for (let year = first; year <= last; year++) {
    const shown = (last - year) % step === 0;
    found.push({ day: dayOf(year, 0, 1), text: shown ? words.year(dayOf(year, 6, 1)) : '', strong: false });
  }
  return found;
}
