import { loadBeside } from '../load';
import type { LeafletMap } from '../map/leaflet';
import { near } from '../meridian';
import { ICONS, icon, label } from './dom';

/**
 * The link to what there is to copy, for the bar: it opens over the map, by a
 * script that is fetched when first asked for. `address` completes its own.
 */
export function shareLink(address: (href: string) => string): HTMLAnchorElement[] {
  const link = document.querySelector<HTMLAnchorElement>('a[data-link=share]');
  if (!link) return [];
  link.replaceChildren(icon(ICONS.share), label(link.text));
  const show = () => link.dispatchEvent(new CustomEvent('share', { bubbles: true, detail: link.href }));
  let script: Promise<void> | null = null;
  link.addEventListener('click', e => {
    link.href = address(link.href);
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    script ??= loadBeside('share');
    script.then(show, () => location.assign(link.href));
  });
  return [link];
}

/** The ground in sight beside a panel: west,south,east,north in degrees, as an address has it. */
export function groundInSight(map: LeafletMap, cover: { left: number; right: number }): string {
  const { clientWidth, clientHeight } = map.getContainer();
  const nw = map.containerPointToLatLng([cover.left, 0]);
  const se = map.containerPointToLatLng([clientWidth - cover.right, clientHeight]);
  return [near(nw.lng, 0), se.lat, near(se.lng, 0), nw.lat].map(n => n.toFixed(4)).join();
}
