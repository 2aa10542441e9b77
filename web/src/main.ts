import type { Topology } from 'topojson-specification';
import { App } from './app';
import { readBoot } from './boot';
import { loadJson, loadOptional } from './load';
import { decodeBasemap } from './map/basemap';
import { loadLabelFonts } from './map/tokens';
import { middleOf } from './meridian';
import { Atlas, type PlacesJson } from './state/atlas';
import { startTheme } from './theme';
import { byId, el, ICONS, icon } from './ui/dom';
import { Words } from './words';

/** Starts the page with the map. */
async function main(): Promise<void> {
  const root = document.documentElement;
  const boot = readBoot();
  if (!boot) return;
  const words = new Words(boot.locale, boot.strings);
  const theme = byId<HTMLButtonElement>('theme');
  startTheme(theme, choice => {
    theme.title = words.t(`map.theme.${choice}`);
    theme.replaceChildren(icon(ICONS[choice]), el('span', {}, theme.title));
  });
  try {
    const arabic = boot.lang === 'ar';
    const basemap = boot.basemap ? loadOptional<Topology>(`${boot.base}/basemap.json`) : null;
    const places = await loadJson<PlacesJson>(`${boot.base}/map/places.json`);
    const atlas = new Atlas(places, arabic, middleOf(boot.bounds));
    const app = new App(boot, atlas, words);
    const [topology] = await Promise.all([basemap, app.start(), loadLabelFonts(arabic ? 'ح' : 'a')]);
    if (topology) app.map.setBasemap(decodeBasemap(topology, arabic));
  } catch (error) {
    // The text on the page still tells the day; the reason belongs in the console.
    console.error(error);
    document.body.classList.add('no-map');
    const note = el('p', { class: 'map-note card', role: 'status' }, words.t('map.missing'));
    document.getElementById('map-wrap')?.append(note);
  }
  root.dataset.ready = 'true';
}

void main();
