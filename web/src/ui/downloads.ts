import type { Boot } from '../boot';
import type { Words } from '../words';
import { el } from './dom';

/** Links to the data of the day shown; they follow the date and the rule. */
export function downloads(boot: Boot, words: Words): HTMLElement {
  const link = (kind: 'geojson' | 'csv', text: string) => {
    const href = boot.download[kind].replace('{date}', boot.date);
    return el('a', { href, 'data-link': kind, download: true }, text);
  };
  return el(
    'p',
    { class: 'legend-data' },
    `${words.t('map.download')} `,
    link('geojson', 'GeoJSON'),
    ' · ',
    link('csv', 'CSV'),
  );
}
