// The first picture: the state of the day that the page opens on, drawn from the positions of the
// places before the program that moves it is asked for. That program takes its place when it has drawn.
import { type Boot, readBoot } from './boot';
import { parseDay } from './days';
import { loadJson, query } from './load';
import { type Corners, fitPadding } from './map/fit';
import type { Marks } from './map/marks';
import { type View, worldX, worldY } from './map/mercator';
import { Placed } from './map/placed';
import { SymbolPlane } from './map/symbolplane';
import { cornersOf, middleOf } from './meridian';
import { painted } from './painted';
import { Atlas } from './state/atlas';
import { isCounted } from './state/changes';
import { spanLook } from './state/look';
import { decodeState, digits, type PlacesJson, type StateJson, summed } from './state/wire';
import { shapesFrom } from './symbols/size';
import { Sprites } from './symbols/sprites';
import { readPalette, startTheme } from './theme';
import { readBox, readView } from './url';

const NO_RECORDS = {
  claimants: [],
  campaigns: [],
  phases: [],
  dates: { date: [], claims: [], tray: [], events: [] },
  events: [],
  within: [],
};
/** Places located to more than this many metres are drawn as approximate. */
const APPROXIMATE_M = 5000;

const own = document.currentScript as HTMLScriptElement;

/** Asks for the program of the page, and for what it is going to ask for. */
function next(): void {
  const script = document.createElement('script');
  script.src = own.dataset.next!;
  document.head.append(script);
  const boot = readBoot();
  // The evening of each day is a history of its own.
  if (!boot || boot.known) return;
  const { base, rule, without } = boot;
  early(`${base}/map/records.json`);
  early(`${base}/map/history.json${query({ rule, known: null, without })}`);
}

/** Asks for a file of the map, for whoever wants it first. */
function early<T>(url: string): Promise<T> {
  globalThis.early ??= new Map();
  const answer = loadJson<T>(url);
  // Who takes it hears of a failure; nobody may.
  answer.catch(() => {});
  globalThis.early.set(url, answer);
  return answer;
}

/** Whether the server's record is about what the address asks for, and one evening alone. */
function isOurs(boot: Boot): boolean {
  const q = new URLSearchParams(location.search);
  const others = ['campaign', 'place', 'highlight', 'from', 'to', 'actor', 'status', 'kind', 'claimant'];
  const same = (q.get('date') ?? boot.date) === boot.date && (q.get('rule') ?? boot.rule) === boot.rule;
  return same && !boot.since && !others.some(name => q.get(name));
}

/** The view that shows corners clear of what lies over the map; or the one that the address names. */
function viewOf(element: HTMLElement, boot: Boot): View {
  const { clientWidth: width, clientHeight: height } = element;
  const asked = readView(location.hash);
  const box = readBox(location.search, middleOf(boot.bounds));
  const view = (zoom: number, x: number, y: number): View => {
    const scale = 256 * 2 ** zoom;
    const inset = { x: 0, y: 0, width, height };
    const corner = { left: x * scale - width / 2, top: y * scale - height / 2 };
    return { zoom, scale, ...corner, width, height, inset, origin: { x: 0, y: 0 } };
  };
  if (asked) return view(asked.zoom, worldX(asked.lon), worldY(asked.lat));
  const corners: Corners = box ?? (boot.opening ? cornersOf(boot.opening) : cornersOf(boot.bounds));
  const { paddingTopLeft: tl, paddingBottomRight: br } = fitPadding(element, [
    ...document.querySelectorAll('.map .card:not([hidden]), .over-map'),
  ]);
  const [[south, west], [north, east]] = corners;
  const [x0, x1, y0, y1] = [worldX(west), worldX(east), worldY(north), worldY(south)];
  const fits = Math.min((width - tl[0] - br[0]) / (x1 - x0), (height - tl[1] - br[1]) / (y1 - y0));
  // The map keeps to quarters of a zoom.
  const zoom = Math.max(4, Math.min(box ? 14 : 10, Math.floor(4 * Math.log2(Math.max(1, fits) / 256)) / 4));
  const scale = 256 * 2 ** zoom;
  return view(zoom, (x0 + x1) / 2 + (br[0] - tl[0]) / 2 / scale, (y0 + y1) / 2 + (br[1] - tl[1]) / 2 / scale);
}

/** Draws the places of a state on a canvas of its own. */
function draw(element: HTMLElement, boot: Boot, places: PlacesJson, state: StateJson): void {
  const atlas = new Atlas(places, NO_RECORDS, boot.lang === 'ar', middleOf(boot.bounds));
  const spans = decodeState(state);
  const today = state.valid_from !== null && parseDay(state.valid_from) === parseDay(boot.date);
  const shown = today ? summed(state.changed.place) : [];
  const kinds = digits(state.changed.kind);
  const changed = new Set(shown.filter((_, i) => isCounted(kinds[i]!)));
  const view = viewOf(element, boot);
  const placed = new Placed(atlas);
  placed.project(view, shown);
  const ratio = Math.min(2, devicePixelRatio || 1);
  const palette = readPalette();
  const canvas = document.createElement('canvas');
  canvas.className = 'first-picture';
  canvas.setAttribute('aria-hidden', 'true');
  canvas.width = Math.round(view.width * ratio);
  canvas.height = Math.round(view.height * ratio);
  canvas.style.cssText = `position:absolute;inset:0;width:100%;height:100%;pointer-events:none;background:${palette.ground}`;
  const ctx = canvas.getContext('2d')!;
  ctx.scale(ratio, ratio);
  const marks: Marks = {
    placed,
    sprites: new Sprites(atlas.actors, boot.shapes, palette, ratio),
    look: place => ({ ...spanLook(spans, place), approximate: atlas.precision(place) > APPROXIMATE_M }),
    changed: place => changed.has(place),
    shaped: view.zoom >= shapesFrom(view.width < 600),
  };
  new SymbolPlane(atlas.count).drawAll(ctx, marks);
  element.append(canvas);
}

async function first(): Promise<void> {
  const boot = readBoot();
  const element = document.getElementById('map');
  if (!boot || !element) return;
  const where = early<PlacesJson>(`${boot.base}/map/places.json`);
  if (!isOurs(boot)) return;
  startTheme(null);
  const { rule, known, without } = boot;
  const state = loadJson<StateJson>(`${boot.base}/map/state/${boot.date}.json${query({ rule, known, without })}`);
  const [places, today] = await Promise.all([where, state]);
  draw(element, boot, places, today);
  // One frame for the picture, before anything else is asked for.
  await painted();
}

// A page in the background has no frames; the program then comes without a first picture.
const hidden = new Promise(done => setTimeout(done, document.hidden ? 0 : 10_000));
void Promise.race([first(), hidden])
  .catch(() => {})
  .then(next);
