import type { LeafletMap } from '../map/leaflet';
import type { Words } from '../words';
import { byId, el, ICONS, iconButton } from './dom';
import { drawScale } from './scale';

/** Share of the map that one press of an arrow moves. */
const PAN = 0.3;

/** Zoom, whole area, arrows to move without dragging, the button of the layers, and the scale. */
export function buildTools(leaflet: LeafletMap, words: Words, whole: () => void, layers: HTMLElement): () => void {
  const root = byId('map-tools');
  const button = (d: string, key: string, run: () => void, attributes = {}) => {
    const b = iconButton(d, words.t(key), attributes);
    b.addEventListener('click', run);
    return b;
  };
  const pan = (x: number, y: number) => () => {
    const size = leaflet.getSize();
    leaflet.panBy([x * size.x * PAN, y * size.y * PAN]);
  };
  const zoom = el(
    'div',
    { class: 'card tool-zoom' },
    button(ICONS.plus, 'map.zoom.in', () => leaflet.zoomIn()),
    button(ICONS.minus, 'map.zoom.out', () => leaflet.zoomOut()),
  );
  const pad = el(
    'div',
    {
      class: 'card tool-pad',
      id: 'tool-pad',
      role: 'group',
      'aria-label': words.t('map.pan'),
      dir: 'ltr',
      hidden: true,
    },
    el('span'),
    button(ICONS.up, 'map.pan.north', pan(0, -1)),
    el('span'),
    button(ICONS.left, 'map.pan.west', pan(-1, 0)),
    button(ICONS.whole, 'map.whole', whole, { class: 'whole' }),
    button(ICONS.right, 'map.pan.east', pan(1, 0)),
    el('span'),
    button(ICONS.down, 'map.pan.south', pan(0, 1)),
  );
  const move = button(
    ICONS.move,
    'map.pan',
    () => {
      pad.hidden = !pad.hidden;
      move.setAttribute('aria-expanded', String(!pad.hidden));
    },
    { 'aria-expanded': 'false', 'aria-controls': 'tool-pad' },
  );
  const more = el(
    'div',
    { class: 'card tool-more' },
    button(ICONS.whole, 'map.whole', whole, { class: 'whole' }),
    move,
    layers,
  );
  const scale = el('div', { class: 'tool-scale', dir: 'ltr' });
  root.append(zoom, more, pad);
  root.parentElement?.append(scale);
  return () => drawScale(scale, leaflet, words);
}
