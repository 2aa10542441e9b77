import type { Addresses } from '../copy/addresses';

/** What of a state only the addresses in a copy can tell, whose pages are written for whole days. */
const CARRIED = ['place', 'view', 'areas', 'bbox', 'actor', 'status', 'kind', 'campaign', 'claimant', 'from', 'to'];

/** What the script of a copy on a file server tells of its addresses; nothing where a server answers. */
function copy(): Addresses | undefined {
  return (globalThis as { heldline?: Addresses }).heldline;
}

/** The day that an address shows: of two the later one. */
const dayOf = (q: URLSearchParams) => q.get('to') ?? q.get('date')!;

/** Where the article for an address stands: in a copy the page of its day, or of the last day before that has one. */
export function pageOf(address: string): string {
  const parts = copy()?.parse(address);
  if (!parts) return address;
  const { prefix, query } = parts;
  const asked = ['lang', 'rule'].map(name => `${name}=${query.get(name) ?? ''}`).join('&');
  return copy()!.free(`${prefix}/share/${copy()!.told(dayOf(query))}?${asked}`)!;
}

/**
 * Brings an article of a copy, which tells of a day, to the state of an address:
 * its link and its frame say it; what would tell of another state goes.
 */
export function toState(article: HTMLElement, address: string): void {
  const addresses = copy();
  if (!addresses) return;
  const q = new URL(address).searchParams;
  const date = dayOf(q);
  const told = addresses.has(date);
  const set = CARRIED.flatMap(name => (q.get(name) ? [[name, q.get(name)!] as const] : []));
  const other = set.some(([name]) => !['bbox', 'view', 'areas'].includes(name));
  if (set.length === 0 && told) return;
  const { link, frame, title } = article.dataset as { link: string; frame: string; title: string };
  const moved = (text: string) => {
    const url = new URL(text, location.origin);
    url.searchParams.set('date', date);
    // Frames never draw estimated areas.
    for (const [name, value] of set) if (name !== 'areas' || text === link) url.searchParams.set(name, value);
    if (text === link && q.get('from')) url.searchParams.delete('date');
    return url.href.replaceAll('%2C', ',');
  };
  for (const field of article.querySelectorAll('textarea')) {
    const write = (text: string) => (field.value.startsWith('<') ? text.replaceAll('&', '&amp;') : text);
    for (const old of [frame, link]) field.value = field.value.replaceAll(write(old), write(moved(old)));
    if (field.id === 'share-link') field.value = moved(link);
    if (!told) field.value = field.value.replace(title, document.title.split(' · ')[0]!);
  }
  for (const preview of article.querySelectorAll('iframe')) preview.src = moved(preview.src);
  article.dataset.link = moved(link);
  if (!other && told) return;
  article.querySelector('.share-what')!.textContent = document.title.split(' · ')[0]!;
  const ofDay = [...article.querySelectorAll('.share-day'), article.querySelector('#share-element')!.parentElement!];
  for (const part of ofDay) part.remove();
}
