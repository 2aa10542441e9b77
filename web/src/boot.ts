import type { Strings } from './words';

/** What the server writes into `#boot` for the page at hand. */
export interface Boot {
  edition: string;
  /** Pinned address of the data, for example `/e/0123456789abcdef`. */
  base: string;
  lang: 'en' | 'ar';
  dir: 'ltr' | 'rtl';
  locale: string;
  date: string;
  /** The first of two evenings that the page compares; null = one day. */
  since: string | null;
  rule: string;
  known: string | null;
  without: string | null;
  place: string | null;
  first: string;
  last: string;
  default_date: string;
  /** Whether the atlas has a ground of its own to draw. */
  basemap: boolean;
  /** West, south, east, north in degrees; west > east across the 180th meridian. */
  bounds: [number, number, number, number];
  /** West, south, east, north of the part that the day is about; null = all of it. */
  opening: [number, number, number, number] | null;
  /** Metres from a place to the farthest ground that is estimated from it. */
  reach_m: number;
  title: string;
  credit: string;
  /** SVG path data of each actor shape: unit radius, centred on 0,0. */
  shapes: Record<string, string>;
  strings: Strings;
  download: { geojson: string; csv: string };
}

/** The page's boot record, or null on a page without a map. */
export function readBoot(): Boot | null {
  const text = document.getElementById('boot')?.textContent;
  return text ? (JSON.parse(text) as Boot) : null;
}
