import type { Topology } from 'topojson-specification';
import { type Boot, readBoot } from './boot';
import { loadAtlas, loadNames, loadOptional } from './load';
import { decodeBasemap } from './map/basemap';
import { loadLabelFonts } from './map/tokens';
import { preparePrint } from './notes';
import { Session } from './session';
import { Scene } from './story/scene';
import { Steps } from './story/steps';
import { startTheme } from './theme';
import { byId } from './ui/dom';
import { Words } from './words';

/** Starts a page of text with a map beside it: a campaign's story, or one place. */
async function main(): Promise<void> {
  startTheme(null);
  preparePrint();
  const boot = readBoot();
  if (!boot) return;
  try {
    await show(boot);
  } catch (error) {
    // The text tells the same; the reason belongs in the console.
    console.error(error);
    document.body.classList.add('no-map');
  }
  document.documentElement.dataset.ready = 'true';
}

async function show(boot: Boot): Promise<void> {
  const words = new Words(boot.locale, boot.strings);
  const arabic = boot.lang === 'ar';
  const basemap = boot.basemap ? loadOptional<Topology>(`${boot.base}/basemap.json`) : null;
  const [atlas, names] = await Promise.all([loadAtlas(boot), loadNames(boot)]);
  atlas.call(names);
  const session = new Session(boot, atlas);
  const scene = new Scene(byId('map'), boot, atlas, session, words);
  const [topology] = await Promise.all([
    basemap,
    session.load(session.reading),
    loadLabelFonts(arabic ? 'ح' : 'a'),
    scene.loadExtent(),
  ]);
  const steps = [...document.querySelectorAll<HTMLElement>('.step')];
  if (steps.length) new Steps(steps, scene).start();
  else scene.showPlace();
  if (topology) scene.map.setBasemap(decodeBasemap(topology, arabic));
}

void main();
