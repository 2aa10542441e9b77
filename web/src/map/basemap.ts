import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { worldX, worldY } from './mercator';

export interface GroundLabel {
  x: number;
  y: number;
  name: string;
  kind: string;
  rank: number;
  /** Degrees clockwise. */
  angle: number;
  minZoom: number;
  maxZoom: number;
}

/** A name of a country with its outline, for telling home from beyond. */
export interface Land {
  path: Path2D;
  geometry: Geometry;
}

/** The basemap as paths in the Mercator square; any part may be missing. */
export interface Basemap {
  lands: Land[];
  borders: Path2D | null;
  provinces: Path2D | null;
  urban: Path2D | null;
  lakes: Path2D | null;
  rivers: Path2D | null;
  streams: Path2D | null;
  roads: Path2D | null;
  labels: GroundLabel[];
}

export const EMPTY_BASEMAP: Basemap = {
  lands: [],
  borders: null,
  provinces: null,
  urban: null,
  lakes: null,
  rivers: null,
  streams: null,
  roads: null,
  labels: [],
};

export function decodeBasemap(topology: Topology, arabic: boolean): Basemap {
  const collect = (name: string): Feature[] => {
    const object = topology.objects[name];
    if (!object) return [];
    const features = feature(topology, object as GeometryCollection) as FeatureCollection | Feature;
    return 'features' in features ? features.features : [features];
  };
  const inner = (name: string): Path2D | null => {
    const object = topology.objects[name];
    return object ? pathOf(mesh(topology, object as GeometryCollection, (a, b) => a !== b)) : null;
  };
  const whole = (name: string): Path2D | null => {
    const features = collect(name);
    if (features.length === 0) return null;
    const path = new Path2D();
    for (const f of features) if (f.geometry) trace(path, f.geometry);
    return path;
  };
  return {
    lands: collect('admin0').map(f => ({ path: pathOf(f.geometry), geometry: f.geometry })),
    borders: inner('admin0'),
    provinces: inner('admin1'),
    urban: whole('urban'),
    lakes: whole('lakes'),
    rivers: whole('river1'),
    streams: whole('river3'),
    roads: whole('roads'),
    labels: collect('labels').flatMap(f => labelOf(f, arabic)),
  };
}

function labelOf(f: Feature, arabic: boolean): GroundLabel[] {
  if (f.geometry.type !== 'Point') return [];
  const p = f.properties ?? {};
  const name = arabic ? p.name_ar : p.name;
  if (!name) return [];
  const [lon, lat] = f.geometry.coordinates as [number, number];
  return [
    {
      x: worldX(lon),
      y: worldY(lat),
      name,
      kind: p.kind ?? 'city',
      rank: p.rank ?? 3,
      angle: p.angle ?? 0,
      minZoom: p.min_zoom ?? 0,
      maxZoom: p.max_zoom ?? 99,
    },
  ];
}

/** A geometry in degrees as a path in the Mercator square. */
export function pathOf(geometry: Geometry): Path2D {
  const path = new Path2D();
  trace(path, geometry);
  return path;
}

/** Adds a geometry in degrees to a path in the Mercator square. */
export function trace(path: Path2D, geometry: Geometry): void {
  switch (geometry.type) {
    case 'Polygon':
    case 'MultiLineString':
      for (const line of geometry.coordinates) traceLine(path, line, geometry.type === 'Polygon');
      break;
    case 'MultiPolygon':
      for (const polygon of geometry.coordinates) for (const ring of polygon) traceLine(path, ring, true);
      break;
    case 'LineString':
      traceLine(path, geometry.coordinates, false);
      break;
    case 'GeometryCollection':
      for (const g of geometry.geometries) trace(path, g);
  }
}

function traceLine(path: Path2D, line: Position[], close: boolean): void {
  line.forEach(([lon, lat], i) => {
    const x = worldX(lon!);
    const y = worldY(lat!);
    if (i === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  });
  if (close) path.closePath();
}

/** Most points that are asked for their land. */
const ASKED = 200;

/** The land that holds most of the points: the atlas's own ground. The others lie beyond. */
export function homeLand(lands: Land[], all: [number, number][]): Land | null {
  const step = Math.max(1, Math.floor(all.length / ASKED));
  const points = all.filter((_, i) => i % step === 0);
  let best: Land | null = null;
  let most = 0;
  for (const land of lands) {
    const inside = points.filter(([lon, lat]) => holds(land.geometry, lon, lat)).length;
    if (inside > most) {
      most = inside;
      best = land;
    }
  }
  return best;
}

function holds(geometry: Geometry, lon: number, lat: number): boolean {
  if (geometry.type === 'Polygon') return inRings(geometry.coordinates, lon, lat);
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.some(rings => inRings(rings, lon, lat));
  return false;
}

/** Even-odd rule over all rings, holes included. */
function inRings(rings: Position[][], lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i] as [number, number];
      const [xj, yj] = ring[j] as [number, number];
      if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}
