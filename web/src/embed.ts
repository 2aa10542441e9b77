import type { Topology } from 'topojson-specification';
import { readBoot } from './boot';
import { isoDay } from './days';
import { isAsked, readAsked } from './embed/asked';
import type { EmbedBoot } from './embed/boot';
import { laterEditions } from './embed/editions';
import { Embed } from './embed/embed';
import { loadFaces } from './embed/fonts';
import { Frame } from './embed/frame';
import { isCopy } from './links';
import { loadAtlas, loadNames, loadOptional } from './load';
import { Session } from './session';
import { GROUPS, type Group } from './state/filter';
import { byId, el } from './ui/dom';
import { Words } from './words';

/** Height of the map in pixels that the page around should give, in wide and narrow frames. */
const MAP = { wide: 340, narrow: 300 };

/** What a copy of the site knows: all of it. */
const NO_READING = { known: null, without: null };

/** Starts the map in a frame. */
async function main(): Promise<void> {
  const boot = readBoot() as EmbedBoot | null;
  if (!boot) return;
  const words = new Words(boot.locale, boot.strings);
  const frame = new Frame(height);
  try {
    await show(boot, words, frame);
  } catch (error) {
    // The headline and the link stay; the reason belongs in the console.
    console.error(error);
    document.body.classList.add('no-map');
    note(el('p', { class: 'notice', role: 'status' }, words.t('embed.failed')));
    if (boot.still) byId('map-wrap').append(el('img', { class: 'still', src: boot.still, alt: document.title }));
  }
  document.documentElement.dataset.ready = 'true';
  frame.start();
}

async function show(boot: EmbedBoot, words: Words, frame: Frame): Promise<void> {
  const basemap = boot.basemap ? loadOptional<Topology>(`${boot.base}/basemap.json`) : null;
  const [atlas, names] = await Promise.all([loadAtlas(boot), loadNames(boot)]);
  atlas.call(names);
  const asked = readAsked(location, boot, atlas, words);
  if (!asked.layers.includes('events')) atlas.events.length = 0;
  if (asked.theme) document.documentElement.dataset.theme = asked.theme;
  const { rule, place } = asked;
  const { known, without } = isCopy ? NO_READING : asked;
  if (isCopy && (asked.known || asked.without)) asked.notices.push(words.t('copy.reading'));
  if (!isAsked(location.search, boot.asked)) {
    for (const stale of document.querySelectorAll('#notes .notice')) stale.remove();
    const what = [...new URLSearchParams(location.search)].filter(([name]) => isGroup(name));
    const only = what.map(([name, ids]) => `${name}: ${ids}`).join(' · ');
    if (only) note(el('p', { class: 'apart' }, words.t('embed.only', { what: only })));
    note(...asked.notices.map(text => el('p', { class: 'notice', role: 'status' }, text)));
  }
  const session = new Session({ ...boot, date: isoDay(asked.day), rule, known, without, place }, atlas);
  const embed = new Embed(boot, asked, session, words, frame);
  const [topology] = await Promise.all([basemap, session.load(session.reading)]);
  embed.start();
  if (topology) embed.setBasemap(topology);
  void laterEditions(boot, words).then(later => {
    if (later.length) note(...later);
    frame.tell();
  });
  void loadFaces(boot.lang).then(came => {
    if (came) embed.reletter();
  });
}

/** The groups of a filter but for the campaign, which is the map's subject. */
function isGroup(name: string): boolean {
  return name !== 'campaign' && GROUPS.includes(name as Group);
}

function note(...lines: HTMLElement[]): void {
  byId('notes').append(...lines);
}

/** What the frame needs: all that is not the map as it is, and the map as it is drawn best. */
function height(): number {
  const parts = ['.head', '#notes', '#strip', '.foot'];
  const rest = parts.map(part => document.querySelector<HTMLElement>(part)?.offsetHeight ?? 0);
  return rest.reduce((a, b) => a + b, innerWidth < 500 ? MAP.narrow : MAP.wide);
}

void main();
