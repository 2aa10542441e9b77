/** An upright rectangle in canvas pixels. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Taken room on the map, looked up by a coarse grid. */
export class Room {
  private static readonly cell = 64;
  private readonly grid = new Map<number, Box[]>();

  constructor(private readonly frame: Box) {}

  /** Whether a box lies in the frame and meets no other; boxes that meet `own` do not count. */
  free(box: Box, own?: Box): boolean {
    const f = this.frame;
    if (box.x < f.x || box.y < f.y || box.x + box.w > f.x + f.w || box.y + box.h > f.y + f.h) return false;
    const blocks = (other: Box) => overlap(box, other) && !(own && overlap(own, other));
    return !this.cells(box).some(key => this.grid.get(key)?.some(blocks));
  }

  take(box: Box): void {
    for (const key of this.cells(box)) {
      const list = this.grid.get(key);
      if (list) list.push(box);
      else this.grid.set(key, [box]);
    }
  }

  private cells(box: Box): number[] {
    const keys: number[] = [];
    const size = Room.cell;
    for (let cx = Math.floor(box.x / size); cx <= Math.floor((box.x + box.w) / size); cx++) {
      for (let cy = Math.floor(box.y / size); cy <= Math.floor((box.y + box.h) / size); cy++) {
        keys.push(cx * 65536 + cy);
      }
    }
    return keys;
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Small boxes along a line through a point: the room of a turned text or of a leader. */
export function boxesAlong(x: number, y: number, length: number, thickness: number, angle: number): Box[] {
  const n = Math.max(1, Math.ceil(length / thickness));
  return Array.from({ length: n }, (_, i) => {
    const at = ((i + 0.5) / n - 0.5) * length;
    return {
      x: x + Math.cos(angle) * at - thickness / 2,
      y: y + Math.sin(angle) * at - thickness / 2,
      w: thickness,
      h: thickness,
    };
  });
}
