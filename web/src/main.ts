import type { Topology } from 'topojson-specification';
import { App } from './app';
import { readBoot } from './boot';
import type { Grounded } from './ground';
import { loadAtlas, loadBeside, loadNames, loadOptional } from './load';
import { loadLabelFonts } from './map/tokens';
import type { NamesJson } from './state/wire';
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
    const decoder = boot.basemap ? loadBeside('ground').catch(console.error) : null;
    const names = loadNames(boot);
    const atlas = await loadAtlas(boot);
    // Only an address that names a place must wait for the ids.
    if (boot.place) atlas.call(await names);
    const app = new App(boot, atlas, words);
    const called = (n: NamesJson) => {
      atlas.call(n);
      app.named();
    };
    const call = (coming: Promise<NamesJson>): Promise<void> =>
      coming.then(
        called,
        app.parts.failed(() => void call(loadNames(boot))),
      );
    const named = call(names);
    const started = app.start();
    const face = loadLabelFonts(arabic ? 'ح' : 'a');
    // With the ground everything is drawn once more, so the letters must be there.
    const ground = Promise.all([basemap, decoder, started, face]).then(([topology]) => {
      if (!topology) return;
      const detail: Grounded = { topology, arabic, take: ground => app.map.setBasemap(ground) };
      document.dispatchEvent(new CustomEvent('ground', { detail }));
    });
    await started;
    // The day of a crowded map can be moved before its names and its ground are there.
    const rest = Promise.all([ground, named]);
    if (!app.map.crowded) await rest;
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
