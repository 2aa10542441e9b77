/** The spans of every place under one reading as columns, by place and start, without a gap. */
export interface Spans {
  count: number;
  place: Uint32Array;
  /** First day; BEFORE_ALL where nothing was before. */
  start: Int32Array;
  /** First day of the next span; AFTER_ALL where there is none. */
  end: Int32Array;
  /** Equal for spans that are drawn alike and have the same basis. */
  state: Uint16Array;
  status: Uint8Array;
  holder: Int16Array;
  holders: number[][];
  /** 1 direct, 2 by inclusion, 0 none. */
  basis: Uint8Array;
  /** The kind of change with which the span begins; NO_CHANGE for none. */
  kind: Int8Array;
  lastReport: Int32Array;
  fromEarliest: Int32Array;
  fromLatest: Int32Array;
  /** Who makes the claims that the state rests upon, the deciding one first; null until they have come. */
  claimants: number[][] | null;
}

/** The kind of a border that is no change of its day. */
export const NO_CHANGE = -1;
