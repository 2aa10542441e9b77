import type { Boot } from './boot';
import { middleOf } from './meridian';
import { Atlas } from './state/atlas';
import type { NamesJson, PlacesJson, RecordsJson } from './state/wire';

declare global {
  /** What the script of the first picture has asked for already, by address. */
  var early: Map<string, Promise<unknown>> | undefined; // `var`: a property of the window
}

/** Loads JSON of our own origin; anything but a 2xx answer is an error. */
export async function loadJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const early = globalThis.early?.get(url);
  if (early && globalThis.early!.delete(url)) return early as Promise<T>;
  const answer = await fetch(url, { headers: { Accept: 'application/json' }, credentials: 'omit', signal });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** Like loadJson, but a missing resource is null: the page works without it. */
export async function loadOptional<T>(url: string): Promise<T | null> {
  try {
    return await loadJson<T>(url);
  } catch {
    return null;
  }
}

/** The atlas of a page, but for the names of its places, which may come later. */
export async function loadAtlas(boot: Boot): Promise<Atlas> {
  const [places, records] = await Promise.all([
    loadJson<PlacesJson>(`${boot.base}/map/places.json`),
    loadJson<RecordsJson>(`${boot.base}/map/records.json`),
  ]);
  return new Atlas(places, records, boot.lang === 'ar', middleOf(boot.bounds));
}

/** The names of an atlas in the language of the page. */
export function loadNames(boot: Boot): Promise<NamesJson> {
  return loadJson<NamesJson>(`${boot.base}/map/names.json${query({ lang: boot.lang === 'en' ? null : boot.lang })}`);
}

/** Fetches another script of the bundle, which lies beside the page's own. */
export function loadBeside(name: string): Promise<void> {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = document.querySelector<HTMLScriptElement>('script[src*="/app.js"]')!.src.replace('/app.', `/${name}.`);
    script.onload = () => done();
    script.onerror = failed;
    document.head.append(script);
  });
}

/** A query string of the parameters that are set. */
export function query(params: Record<string, string | null>): string {
  const set = Object.entries(params).filter((entry): entry is [string, string] => !!entry[1]);
  return set.length ? `?${new URLSearchParams(set)}` : '';
}
