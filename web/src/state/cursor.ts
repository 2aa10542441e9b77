import type { Day } from '../days';
import { ageClass, ageingDays } from './ageing';
import type { Spans } from './history';

/** One step of one place: from a day on, another span or another age class. */
interface Steps {
  day: Int32Array;
  place: Uint32Array;
  span: Uint32Array;
  core: Uint8Array;
  oldSpan: Uint32Array;
  oldCore: Uint8Array;
}

/**
 * The state of every place on one day. Moving the day applies only the steps
 * between, forward or backward, so a scrub costs what it changes.
 */
export class Cursor {
  /** Per place: the span that holds on `day`. */
  readonly span: Uint32Array;
  /** Per place: the age class 0..3 of its last report on `day`. */
  readonly core: Uint8Array;
  private readonly steps: Steps;
  /** Number of steps applied so far. */
  private at = 0;

  constructor(spans: Spans, places: number) {
    this.span = new Uint32Array(places);
    this.core = new Uint8Array(places);
    this.steps = collectSteps(spans, this.span);
  }

  /** Moves to a day; `touched` hears of every place whose span or age class may differ. */
  seek(day: Day, touched?: (place: number) => void): void {
    const s = this.steps;
    while (this.at < s.day.length && s.day[this.at]! <= day) {
      const place = s.place[this.at]!;
      this.span[place] = s.span[this.at]!;
      this.core[place] = s.core[this.at]!;
      this.at++;
      touched?.(place);
    }
    while (this.at > 0 && s.day[this.at - 1]! > day) {
      this.at--;
      const place = s.place[this.at]!;
      this.span[place] = s.oldSpan[this.at]!;
      this.core[place] = s.oldCore[this.at]!;
      touched?.(place);
    }
  }
}

/** Lists all steps by day and leaves the first span of every place in `initial`. */
function collectSteps(spans: Spans, initial: Uint32Array): Steps {
  const rows: { day: Day; place: number; span: number; core: number; oldSpan: number; oldCore: number }[] = [];
  for (let i = 0; i < spans.count; i++) {
    const place = spans.place[i]!;
    const first = i === 0 || spans.place[i - 1] !== place;
    const last = spans.lastReport[i]!;
    let core = 0;
    if (first) {
      initial[place] = i;
    } else {
      const before = rows.at(-1);
      const oldCore = before && before.place === place ? before.core : 0;
      core = ageClass(spans.start[i]!, last);
      rows.push({ day: spans.start[i]!, place, span: i, core, oldSpan: i - 1, oldCore });
    }
    for (const day of ageingDays(last)) {
      if (day <= spans.start[i]! || day >= spans.end[i]!) continue;
      rows.push({ day, place, span: i, core: core + 1, oldSpan: i, oldCore: core });
      core++;
    }
  }
  // Stable: two steps of one place on one day keep their order.
  rows.sort((a, b) => a.day - b.day);
  return {
    day: Int32Array.from(rows, r => r.day),
    place: Uint32Array.from(rows, r => r.place),
    span: Uint32Array.from(rows, r => r.span),
    core: Uint8Array.from(rows, r => r.core),
    oldSpan: Uint32Array.from(rows, r => r.oldSpan),
    oldCore: Uint8Array.from(rows, r => r.oldCore),
  };
}
