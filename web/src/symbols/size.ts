/** How big and how detailed places of a kind are drawn at a zoom. */

export type SizeClass = 'town' | 'village' | 'facility';

const TOWNS = new Set(['city', 'town']);
const FACILITIES = new Set([
  'facility',
  'airfield',
  'station',
  'building',
  'bridge',
  'dam',
  'border_crossing',
  'road',
  'route',
]);

export function sizeClass(kind: string): SizeClass {
  if (TOWNS.has(kind)) return 'town';
  return FACILITIES.has(kind) ? 'facility' : 'village';
}

/** Radius in CSS pixels by zoom; straight lines between the given zooms. */
const RADII: Record<SizeClass, [zoom: number, radius: number][]> = {
  town: [
    [6, 3],
    [7, 5],
    [8, 6.5],
    [9, 8],
    [10, 8],
    [11, 10],
  ],
  village: [
    [6, 2.5],
    [7, 4],
    [8, 5],
    [9, 6.2],
    [10, 6.2],
    [11, 8],
  ],
  facility: [
    [6, 2.5],
    [7, 3.5],
    [8, 4.5],
    [9, 5.8],
    [10, 5.8],
    [11, 7],
  ],
};

export function radius(size: SizeClass, zoom: number): number {
  const steps = RADII[size];
  const next = steps.findIndex(([z]) => z >= zoom);
  if (next === 0) return steps[0]![1];
  if (next < 0) return steps.at(-1)![1];
  const [z0, r0] = steps[next - 1]!;
  const [z1, r1] = steps[next]!;
  return r0 + ((zoom - z0) / (z1 - z0)) * (r1 - r0);
}

/** The radius of every size at a zoom. */
export function radii(zoom: number): Record<SizeClass, number> {
  return { town: radius('town', zoom), village: radius('village', zoom), facility: radius('facility', zoom) };
}

/** From this zoom on symbols take their actor's shape; below it all are discs. */
export function shapesFrom(phone: boolean): number {
  return phone ? 8.8 : 9;
}

/** The zoom from which places of a rank are drawn without having changed that day. */
export function zoomOfRank(rank: number): number {
  if (rank <= 2) return 0;
  if (rank === 3) return 7.75;
  return rank === 4 ? 9.75 : 11;
}

/** Quarters of a town would cover it before this zoom. */
export function leastZoom(kind: string, rank: number): number {
  return kind === 'neighbourhood' ? Math.max(11, zoomOfRank(rank)) : zoomOfRank(rank);
}
