/** Where the canvases lie: how world coordinates become canvas pixels. */
export interface View {
  zoom: number;
  /** Canvas pixels per unit of the Mercator square (0..1 in both directions). */
  scale: number;
  /** World pixel of the canvas's upper left corner. */
  left: number;
  top: number;
  /** Size of the canvases in CSS pixels, margin included. */
  width: number;
  height: number;
  /** The part of the canvases that the reader sees: upper left corner and size. */
  inset: { x: number; y: number; width: number; height: number };
  /** Where the container's upper left corner lies on the canvases. */
  origin: { x: number; y: number };
}

/** Longitude in degrees to 0..1. */
export function worldX(lon: number): number {
  return lon / 360 + 0.5;
}

/** Latitude in degrees to 0..1, growing southwards (Web Mercator). */
export function worldY(lat: number): number {
  const s = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
}

/** Where a place in degrees lies on the canvases. */
export function pixelOf([lon, lat]: readonly [number, number], view: View): [x: number, y: number] {
  return [worldX(lon) * view.scale - view.left, worldY(lat) * view.scale - view.top];
}
