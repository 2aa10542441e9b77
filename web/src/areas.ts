import type { AreasHost } from './areas/host';
import { AreasLayer } from './areas/layer';
import { el } from './ui/dom';

// The estimated areas of the map: the page fetches this script when a reader first
// asks for them, and tells it of every step and every press of their button.
const source = (document.currentScript as HTMLScriptElement).src;

/** The style sheet beside this script, once it has come or failed to. */
const styled = new Promise(done => {
  const sheet = el('link', { rel: 'stylesheet', href: source.replace('/areas.js', '/areas.css') });
  sheet.onload = sheet.onerror = done;
  document.head.append(sheet);
});

let layer: AreasLayer | null = null;
document.addEventListener('areas', async e => {
  const host = (e as CustomEvent<AreasHost>).detail;
  if (!layer) await styled;
  layer ??= new AreasLayer(host);
  if (host.pressed) layer.card.toggle();
  else layer.show();
});
