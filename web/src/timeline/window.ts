import type { Day } from '../days';
import { type Atlas, contains, type Stretch, stretch } from '../state/atlas';

/** Days shown on each side of a campaign. */
const MARGIN = 6;
/** Half the window around a day that no campaign holds. */
const AROUND = 28;
/** Fewest days of a window. */
export const SMALLEST = 14;

/** The stretch of a campaign: its phases, or its whole window. */
export function campaignStretch(atlas: Atlas, id: string, day?: Day): Stretch | null {
  const phases = atlas.phases.filter(p => p.campaign_id === id).map(p => stretch(p.start, p.end));
  const campaign = atlas.campaigns.find(c => c.campaign_id === id);
  if (!campaign) return null;
  const whole = widen(stretch(campaign.window_start, campaign.window_end));
  if (phases.length === 0) return whole;
  const union = widen({ from: Math.min(...phases.map(p => p.from)), to: Math.max(...phases.map(p => p.to)) });
  return day === undefined || contains(union, day) ? union : whole;
}

/**
 * The window that opens around a day: its campaign, or eight weeks. Where the
 * strip has room for fewer days (`most`), it begins with the day's phase.
 */
export function windowAround(atlas: Atlas, day: Day, first: Day, last: Day, most: number): Stretch {
  const campaign = atlas.campaignOn(day);
  const found = campaign && campaignStretch(atlas, campaign.campaign_id, day);
  if (!found) return fit({ from: day - AROUND, to: day + AROUND }, first, last);
  if (found.to - found.from < most) return fit(found, first, last);
  const phase = atlas.phaseOn(day);
  const start = phase ? widen(stretch(phase.start, phase.end)).from : day - AROUND;
  const from = day - start < most ? start : day - Math.floor(most / 2);
  return fit({ from, to: from + most - 1 }, first, last);
}

/** The name of a window in the list of windows: a campaign's id, `all`, or empty. */
export function windowName(atlas: Atlas, w: Stretch, day: Day, first: Day, last: Day): string {
  const same = (s: Stretch | null) => {
    const fitted = s && fit(s, first, last);
    return fitted?.from === w.from && fitted.to === w.to;
  };
  const campaign = atlas.campaigns.find(
    ({ campaign_id }) => same(campaignStretch(atlas, campaign_id)) || same(campaignStretch(atlas, campaign_id, day)),
  );
  return campaign?.campaign_id ?? (w.from === first && w.to === last ? 'all' : '');
}

/** Moves the window by a third of itself, as often as needed to hold the day. */
export function follow(w: Stretch, day: Day, first: Day, last: Day): Stretch {
  const size = w.to - w.from + 1;
  const third = Math.max(1, Math.round(size / 3));
  if (day > w.to + size || day < w.from - size) {
    return fit({ from: day - Math.floor(size / 2), to: day - Math.floor(size / 2) + size - 1 }, first, last);
  }
  let moved = w;
  while (day > moved.to) moved = { from: moved.from + third, to: moved.to + third };
  while (day < moved.from) moved = { from: moved.from - third, to: moved.to - third };
  return fit(moved, first, last);
}

/** Makes the window wider (factor > 1) or narrower around a day. */
export function zoom(w: Stretch, factor: number, around: Day, first: Day, last: Day): Stretch {
  const size = w.to - w.from + 1;
  const wanted = Math.max(SMALLEST, Math.min(last - first + 1, Math.round(size * factor)));
  const share = (around - w.from) / size;
  const from = Math.round(around - share * wanted);
  return fit({ from, to: from + wanted - 1 }, first, last);
}

/** Pushes a window inside the atlas's own days. */
export function fit(w: Stretch, first: Day, last: Day): Stretch {
  const size = Math.min(w.to - w.from + 1, last - first + 1);
  const from = Math.min(Math.max(w.from, first), last - size + 1);
  return { from, to: from + size - 1 };
}

function widen(s: Stretch): Stretch {
  return { from: s.from - MARGIN, to: s.to + MARGIN };
}
