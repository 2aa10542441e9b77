type Attributes = Record<string, string | number | boolean | null | undefined>;

/** An element of the page that its template always has. */
export function byId<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** Makes an element; `class` and attributes by name, children as nodes or text. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A 20 × 20 line icon; words beside it or a label on its button carry the meaning. */
export function icon(d: string, filled = false): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', filled ? 'icon icon-filled' : 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', d);
  svg.append(path);
  return svg;
}

export const ICONS = {
  play: 'M6 3.5v13l10.5-6.5z',
  pause: 'M5.5 4h3v12h-3zM11.5 4h3v12h-3z',
  previous: 'M15 4v12L7 10zM4.5 4h2v12h-2z',
  next: 'M5 4v12l8-6zM13.5 4h2v12h-2z',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  whole: 'M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4',
  move: 'M10 2.5v15M2.5 10h15M7.5 5 10 2.5 12.5 5M7.5 15l2.5 2.5 2.5-2.5M5 7.5 2.5 10 5 12.5M15 7.5l2.5 2.5-2.5 2.5',
  up: 'M4.5 12.5 10 7l5.5 5.5',
  down: 'M4.5 7.5 10 13l5.5-5.5',
  left: 'M12.5 4.5 7 10l5.5 5.5',
  right: 'M7.5 4.5 13 10l-5.5 5.5',
  close: 'M4.5 4.5l11 11M15.5 4.5l-11 11',
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM12.6 12.6 17 17',
  options:
    'M3 6h7M14 6h3M3 14h3M10 14h7M12 3.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zM8 11.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  auto: 'M10 3a7 7 0 0 0 0 14zM10 3a7 7 0 0 1 0 14M10 10h6.5M10 6.5h5M10 13.5h5',
  light:
    'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4',
  dark: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z',
  share: 'M10 12.5V3M6.5 6 10 2.5 13.5 6M6 8.5H4v8.5h12V8.5h-2',
  layers: 'M10 3 17 7l-7 4-7-4zM3 10.2l7 4 7-4M3 13.4l7 4 7-4',
  filter: 'M3 5.5h14M5.5 10h9M8 14.5h4',
  table: 'M3.5 4.5h13v11h-13zM3.5 8.5h13M3.5 12h13M8 4.5v11',
} as const;

/** A button with an icon and an accessible name. */
export function iconButton(d: string, label: string, attributes: Attributes = {}, filled = false): HTMLButtonElement {
  return el('button', { type: 'button', 'aria-label': label, title: label, ...attributes }, icon(d, filled));
}

/** Words in a span of their own, which small screens may hide from the eye. */
export function label(text: string): HTMLElement {
  return el('span', { class: 'word' }, text);
}
