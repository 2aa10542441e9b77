// <conflict-map src load="view|tap" height="510">: the picture and link inside it,
// and in their place the live map as soon as it comes into view or is tapped. They
// go when the map has said that it stands; without this script they stay.

/** The words of the button by language; build.mjs takes them from the catalogues. */
declare const SHOW: Record<string, string>;

/** How far ahead of the window a map is fetched. */
const AHEAD = '300px';
const FRAME = 'position:absolute;inset:0;border:0;width:100%;height:100%';

class ConflictMap extends HTMLElement {
  connectedCallback() {
    const url = new URL(this.getAttribute('src') ?? 'about:', location.href);
    // Of javascript: and data: the origin is "null".
    if (this.shadowRoot || url.origin === 'null') return;
    const root = this.attachShadow({ mode: 'open' });
    const make = <K extends keyof HTMLElementTagNameMap>(name: K, style = '') => {
      const made = document.createElement(name);
      made.style.cssText = style;
      return made;
    };
    const poster = make('slot');
    const frame = make('iframe', `${FRAME};opacity:0;pointer-events:none`);
    const button = make(
      'button',
      'display:block;margin:8px 0;padding:12px 16px;border:1px solid;border-radius:6px;background:none;color:inherit;font:600 1em system-ui',
    );
    const height = this.getAttribute('height') ?? 510;
    this.style.cssText += ';display:block;position:relative';
    root.append(poster);

    const hear = ({ source, origin, data }: MessageEvent) => {
      if (source !== frame.contentWindow || origin !== url.origin || data?.type !== 'heldline') return;
      const focused = this.matches(':focus-within');
      this.style.height = `${data.height || height}px`;
      frame.style.cssText = FRAME;
      poster.remove();
      button.remove();
      if (focused) frame.focus();
    };
    const live = () => {
      if (frame.src) return;
      frame.title = this.querySelector('img')?.alt ?? '';
      frame.allow = 'fullscreen';
      frame.src = url.href;
      addEventListener('message', hear);
      root.append(frame);
    };
    this.onclick = event => {
      if (event.ctrlKey || event.metaKey || frame.src) return;
      event.preventDefault();
      live();
    };

    const { connection } = navigator as { connection?: { saveData: boolean } };
    if (
      this.getAttribute('load') === 'tap' ||
      connection?.saveData ||
      matchMedia('(prefers-reduced-data:reduce)').matches
    ) {
      button.textContent = SHOW[url.searchParams.get('lang')!] ?? SHOW.en!;
      root.append(button);
    } else {
      this.style.minHeight = `${height}px`;
      new IntersectionObserver(
        ([seen], observer) => {
          if (!seen!.isIntersecting) return;
          observer.disconnect();
          live();
        },
        { rootMargin: AHEAD },
      ).observe(this);
    }
  }
}

if (!customElements.get('conflict-map')) customElements.define('conflict-map', ConflictMap);
