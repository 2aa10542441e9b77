import type { Corners } from './map/fit';
import { near } from './meridian';

/** What the address says: content in the query, the view in the hash. */
export interface Address {
  /** What is shown, by parameter; null = its default, which stands in no address. */
  params: Params;
  view: { zoom: number; lat: number; lon: number } | null;
}

export type Params = Record<string, string | null>;

const DEBOUNCE_MS = 300;

/** Reads `#map=z/lat/lon`; anything else in the hash is left alone. */
export function readView(hash: string): Address['view'] {
  const m = /map=([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(hash);
  if (!m) return null;
  const [zoom, lat, lon] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const sound = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 360;
  return sound ? { zoom, lat, lon } : null;
}

/** The corners of an address's `bbox=west,south,east,north`, counted on past ±180 around a middle; null where it has none. */
export function readBox(search: string, middle: number): Corners | null {
  const text = new URLSearchParams(search).get('bbox') ?? '';
  const n = text.split(',').map(Number);
  const [west, south, east, north] = n as [number, number, number, number];
  const sound = n.length === 4 && !/,\s*,|^,|,$/.test(text) && n.every(Number.isFinite);
  if (!sound || south > north || Math.max(-south, north) > 90 || Math.max(-west, -east, west, east) > 180) return null;
  const left = near(west, middle);
  const right = near(east, middle);
  return [
    [south, left],
    [north, right < left ? right + 360 : right],
  ];
}

/** Writes the view with as many decimals as its zoom can tell apart. */
export function writeView(view: { zoom: number; lat: number; lon: number }): string {
  const decimals = Math.max(1, Math.ceil(view.zoom / 3.5));
  const zoom = Math.round(view.zoom * 100) / 100;
  return `#map=${zoom}/${view.lat.toFixed(decimals)}/${view.lon.toFixed(decimals)}`;
}

/** The query of an address; parameters that are not named (lang) are kept as they are. */
export function writeQuery(search: string, params: Params): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(params)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  // Commas separate ids and may stand in a query as they are.
  return `?${query}`.replaceAll('%2C', ',');
}

/** Keeps the address bar in step; a selection makes a new entry, everything else replaces. */
export class AddressBar {
  private timer = 0;

  constructor(private readonly now: () => Address) {}

  replace(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.write('replaceState'), DEBOUNCE_MS);
  }

  push(): void {
    clearTimeout(this.timer);
    this.write('pushState');
  }

  private write(how: 'replaceState' | 'pushState'): void {
    const address = this.now();
    const hash = address.view ? writeView(address.view) : location.hash;
    // The query names the rule: a path that does too would contradict it when the reader takes another.
    const path = location.pathname.replace(/\/rules\/[^/]+/, '') || '/';
    const url = path + writeQuery(location.search, address.params) + hash;
    if (url === location.pathname + location.search + location.hash) return;
    history[how](null, '', url);
  }
}
