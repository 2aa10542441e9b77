// Stand-ins for two publishing programs: what they do with an address that an author
// pastes, as their sources have it (WordPress: WP_oEmbed, wp_filter_oembed_result and
// wp-embed.js; Ghost: OEmbedService).

/** Bytes of a page that WordPress reads. */
const WP_BYTES = 153_600;
/** Milliseconds that Ghost waits for an answer. */
const GHOST_MS = 2000;

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#039;': "'", '&amp;': '&' };
const decode = text => text.replace(/&(lt|gt|quot|#039|amp);/g, entity => ENTITIES[entity]);

const attributes = text => Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(m => [m[1], m[2]]));

/** The tags of a page's head by name: their attributes, as they are written. */
const tags = (html, name) =>
  [...html.split(/<\/head>/i)[0].matchAll(new RegExp(`<${name}([^<>]+?)/?>`, 'gi'))].map(m => attributes(m[1]));

const WP_TYPES = { 'application/json+oembed': 'json', 'text/xml+oembed': 'xml', 'application/xml+oembed': 'xml' };
const WP_KEPT = {
  a: ['href'],
  blockquote: [],
  iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
};

/** What WordPress leaves of a snippet: the tags and attributes that it knows. */
function sieve(html) {
  return html.replace(/<(\/?)(\w+)([^>]*)>/g, (_, end, name, rest) => {
    const kept = WP_KEPT[name.toLowerCase()];
    if (!kept) return '';
    const left = Object.entries(attributes(rest)).filter(([key]) => kept.includes(key));
    return `<${end}${name}${left.map(([key, value]) => ` ${key}="${value}"`).join('')}>`;
  });
}

/** The address that WordPress asks for an address's snippet; null where the page names none. */
async function discover(address) {
  const page = (await (await fetch(address)).text()).slice(0, WP_BYTES);
  const found = {};
  for (const { type, href } of tags(page, 'link')) if (WP_TYPES[type] && href) found[WP_TYPES[type]] ??= decode(href);
  return found.json ?? found.xml ?? null;
}

/**
 * What WordPress writes into an article for an address on a line of its own, in a
 * column of a width in pixels; null where the address stays a bare link.
 */
export async function wordpress(address, width = 640) {
  const found = await discover(address);
  if (!found) return null;
  const ask = new URL(found);
  const height = Math.min(Math.ceil(width * 1.5), 1000);
  for (const [name, value] of Object.entries({
    maxwidth: width,
    maxheight: height,
    url: address,
    dnt: 1,
    format: 'json',
  }))
    ask.searchParams.set(name, value);
  const answer = await fetch(ask);
  if (!answer.ok) return null;
  const data = await answer.json();
  if (data.type !== 'rich' || !data.html) return null;
  const [, quote, frame] = /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/s.exec(sieve(data.html)) ?? [];
  if (!frame) return null;
  const secret = Math.random().toString(36).slice(2, 12).padEnd(10, 'x');
  let html = frame.replace(/ src="(.*?)"/, ` src="$1#?secret=${secret}" data-secret="${secret}"`);
  if (quote) html = html.replace('<iframe', '<iframe style="position:absolute;visibility:hidden"');
  return (
    (quote ?? '') +
    html.replace('<iframe', '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"')
  );
}

/** The script that WordPress adds to a page with such a frame. */
export const WORDPRESS_SCRIPT = `<script>addEventListener('message', ({ data, source }) => {
  if (!data || !(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const frame of document.querySelectorAll('iframe[data-secret="' + data.secret + '"]')) {
    if (source !== frame.contentWindow) continue;
    frame.removeAttribute('style');
    if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10) || 0));
    if (data.message === 'link' && new URL(data.value).host === new URL(frame.src).host && document.activeElement === frame) top.location.href = data.value;
  }
})</script>`;

/**
 * What Ghost writes into an article for an address on a line of its own: the snippet
 * as it is, or a bookmark card from the page's Open Graph tags, also where the author
 * wants a bookmark.
 */
export async function ghost(address, wanted = null) {
  const get = async url => (await fetch(url, { signal: AbortSignal.timeout(GHOST_MS) })).text();
  const page = await get(address);
  const href = tags(page, 'link').find(link => link.type === 'application/json+oembed')?.href;
  if (wanted !== 'bookmark' && href && !/wp-json\/oembed/.test(href)) {
    const { type, version, html, width } = JSON.parse(await get(decode(href)));
    if (version && type === 'rich' && html && width) return { type, html };
  }
  const graph = Object.fromEntries(tags(page, 'meta').map(meta => [meta.property, meta.content]));
  return {
    type: 'bookmark',
    title: graph['og:title'],
    description: graph['og:description'],
    image: graph['og:image'] ?? null,
  };
}
