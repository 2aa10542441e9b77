// Numbers of one series of measurements.

/** The value below which a share (0..1) of the values lies: the nearest rank. NaN of nothing. */
export function percentile(values, share) {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Median, least and most of the rounds; null of nothing, and of rounds without a number. */
export function spread(values) {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return null;
  return { median: percentile(known, 0.5), min: Math.min(...known), max: Math.max(...known) };
}

/** The ratio of two series, round by round, as a spread: rounds stand near each other in time. */
export function ratio(values, to) {
  return spread(values.map((value, i) => (to[i] > 0 ? value / to[i] : Number.NaN)));
}
