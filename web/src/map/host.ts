import type { Atlas } from '../state/atlas';
import type { Badges, BadgeWords } from './badges';
import type { Corners } from './fit';
import type { View } from './leaflet';
import type { Locator } from './locator';

/** Draws areas onto an empty canvas in CSS pixels that lies as the view says. */
export type AreasPainter = (ctx: CanvasRenderingContext2D, view: View) => void;

export interface MapOptions {
  atlas: Atlas;
  shapes: Record<string, string>;
  arabic: boolean;
  reduced: boolean;
  /** Cards over the map, whose room names avoid. */
  cards: () => Element[];
  onView: () => void;
  onPick: (place: number | null) => void;
  /** The heading of the inset around a place. */
  lensTitle: (name: string) => string;
  /** A radius in metres in words. */
  radius: (metres: number) => string;
  /** What only names keep clear of: the scale and the credit. */
  quiet?: () => Element[];
  /** Writes no names. */
  nameless?: boolean;
  /** What only the map of the whole page has: badges with their lists, a locator, a panel over it. */
  page?: {
    /** Named here, so that smaller maps are spared their code. */
    Badges: typeof Badges;
    Locator: typeof Locator;
    whole: Corners;
    /** What a resting mouse reads of a place: its name and state. */
    describe: (place: number) => string;
    badge: (place: number, n: number) => BadgeWords;
    /** Several places at one point. */
    onMany: (places: number[]) => void;
    cover: () => { left: number; right: number };
    below: () => number;
  };
}
