import { AFTER_ALL, BEFORE_ALL, type Day } from '../days';

/** `/map/history.json`: every span under one rule, by place and start, without a gap. */
export interface HistoryJson {
  edition: string;
  rule: string;
  spans: {
    place: number[];
    start: (Day | null)[];
    end: (Day | null)[];
    status: number[];
    holder: number[];
    holders: number[][];
    last_report: (Day | null)[];
    basis: number[];
    from_earliest: (Day | null)[];
    from_latest: (Day | null)[];
    claimants: number[][];
  };
  changes: { span: number[]; date: Day[]; kind: number[]; gained: number[] };
}

/** The spans as typed columns. `end` is exclusive; open ends are BEFORE_ALL and AFTER_ALL. */
export interface Spans {
  count: number;
  place: Uint32Array;
  start: Int32Array;
  end: Int32Array;
  status: Uint8Array;
  holder: Int16Array;
  holders: number[][];
  lastReport: Int32Array;
  fromEarliest: Int32Array;
  fromLatest: Int32Array;
  /** 1 direct, 2 by inclusion, 0 none. */
  basis: Uint8Array;
  /** Who makes the claims that the state rests upon, the deciding one first. */
  claimants: number[][];
}

export function decodeSpans(json: HistoryJson): Spans {
  const s = json.spans;
  // Plain loops: Int32Array.from with a mapper is ten times slower on long columns.
  const days = (column: (Day | null)[], empty: Day) => {
    const out = new Int32Array(column.length);
    for (let i = 0; i < out.length; i++) out[i] = column[i] ?? empty;
    return out;
  };
  return {
    count: s.place.length,
    place: new Uint32Array(s.place),
    start: days(s.start, BEFORE_ALL),
    end: days(s.end, AFTER_ALL),
    status: new Uint8Array(s.status),
    holder: new Int16Array(s.holder),
    holders: s.holders,
    lastReport: days(s.last_report, BEFORE_ALL),
    fromEarliest: days(s.from_earliest, BEFORE_ALL),
    fromLatest: days(s.from_latest, BEFORE_ALL),
    basis: new Uint8Array(s.basis),
    claimants: s.claimants,
  };
}
