import type { LeafletMap } from '../map/leaflet';
import { byId, el, ICONS, iconButton } from '../ui/dom';
import { drawScale } from '../ui/scale';
import type { Words } from '../words';

/** Longest scale in pixels. */
const SCALE = 110;

/** Full screen, zoom and scale; returns what draws the scale anew. */
export function buildTools(
  leaflet: LeafletMap,
  words: Words,
  controls: readonly string[],
  onFull: (full: boolean) => void,
): () => void {
  const root = byId('map-tools');
  const button = (d: string, key: string, run: () => void) => {
    const made = iconButton(d, words.t(key), { class: 'card tool' });
    made.addEventListener('click', run);
    return made;
  };
  const zoom = el(
    'div',
    { class: 'tool-zoom', hidden: !controls.includes('zoom') },
    button(ICONS.plus, 'map.zoom.in', () => leaflet.zoomIn()),
    button(ICONS.minus, 'map.zoom.out', () => leaflet.zoomOut()),
  );
  if (controls.includes('fullscreen')) root.append(fullScreen(words, button, onFull, zoom, controls));
  root.append(zoom);
  const scale = el('div', { class: 'tool-scale', dir: 'ltr' });
  root.parentElement!.append(scale);
  return () => drawScale(scale, leaflet, words, SCALE);
}

/** Where full screen is not allowed, the button opens the map. */
function fullScreen(
  words: Words,
  button: (d: string, key: string, run: () => void) => HTMLButtonElement,
  onFull: (full: boolean) => void,
  zoom: HTMLElement,
  controls: readonly string[],
): HTMLButtonElement {
  const open = () => byId<HTMLAnchorElement>('open').click();
  const made = button(ICONS.whole, document.fullscreenEnabled ? 'embed.full' : 'embed.open', () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(open);
    else open();
  });
  made.id = 'full';
  document.addEventListener('fullscreenchange', () => {
    const full = !!document.fullscreenElement;
    const label = words.t(full ? 'embed.full.leave' : 'embed.full');
    made.title = label;
    made.setAttribute('aria-label', label);
    document.documentElement.classList.toggle('full', full);
    zoom.hidden = !full && !controls.includes('zoom');
    onFull(full);
  });
  return made;
}
