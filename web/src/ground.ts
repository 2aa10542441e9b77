// The ground of the map, decoded: a script of its own, since symbols stand without it.
import type { Topology } from 'topojson-specification';
import { type Basemap, decodeBasemap } from './map/basemap';

/** A ground to be decoded, and who takes it. */
export interface Grounded {
  topology: Topology;
  arabic: boolean;
  take(ground: Basemap): void;
}

document.addEventListener('ground', e => {
  const { topology, arabic, take } = (e as CustomEvent<Grounded>).detail;
  take(decodeBasemap(topology, arabic));
});
