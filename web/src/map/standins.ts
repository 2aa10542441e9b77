/** Most places that lie within each other. */
const DEEPEST = 12;

/** What stands for each place without a point: the places within it, or else the nearest around it, that have one. */
export function standIns(within: number[], located: ArrayLike<number>): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const each = (place: number, see: (around: number) => boolean) => {
    let at = within[place] ?? -1;
    for (let depth = 0; at >= 0 && depth < DEEPEST && see(at); depth++) at = within[at] ?? -1;
  };
  for (let i = 0; i < within.length; i++) {
    if (!located[i]) continue;
    each(i, around => {
      const list = found.get(around);
      if (list) list.push(i);
      else if (!located[around]) found.set(around, [i]);
      return true;
    });
  }
  for (let i = 0; i < within.length; i++) {
    if (located[i] || found.has(i)) continue;
    each(i, around => {
      if (located[around]) found.set(i, [around]);
      return !located[around];
    });
  }
  return found;
}
