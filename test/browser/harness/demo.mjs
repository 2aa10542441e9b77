import { article } from './article.mjs';
import { WORDPRESS_SCRIPT, wordpress } from './publishers.mjs';

/** Width in pixels of the article's column. */
export const COLUMN = 640;

/** The script of the guide that takes over the height of plain frames, as the site serves it. */
async function heightScript(site) {
  const guide = await (await fetch(`${site}/embedding`)).text();
  const code = [...guide.matchAll(/<pre><code[^>]*>(.*?)<\/code><\/pre>/gs)].map(m => m[1]);
  const script = code.find(text => text.includes('addEventListener'));
  const plain = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return script.replace(/&(lt|gt|quot|#39|amp);/g, (_, name) => plain[name]);
}

/**
 * An article with three maps as authors put them there: a plain frame with a slider,
 * the element with its picture, and a day in WordPress's sandbox.
 */
export async function demo(site, { lang, dark, poster = `${site}/poster/2015-05-15.png?lang=${lang}` }) {
  const query = `lang=${lang}&utm_source=letter&fbclid=IwAR0`;
  const frame = `<iframe id="frame" src="${site}/embed?from=2017-10-20&amp;to=2017-11-20&amp;date=2017-11-03&amp;${query}" title="frame" loading="lazy" width="100%" height="400" style="border:0" allow="fullscreen" referrerpolicy="strict-origin-when-cross-origin"></iframe>`;
  const element = `<conflict-map src="${site}/embed?campaign=al-karmah-offensive&amp;${query}"><a href="${site}/?date=2015-05-15"><img src="${poster}" alt="The map on 15 May 2015" width="1200" height="630" style="max-width:100%;height:auto"></a></conflict-map><p></p>`;
  const sandboxed = await wordpress(`${site}/on/2017-11-17?${query}`, COLUMN);
  const head = `<script async src="${site}/embed.js"></script>${await heightScript(site)}${WORDPRESS_SCRIPT}<style>.wp-embedded-content{max-width:100%}</style>`;
  return article([frame, element, sandboxed], { lang, dark, width: COLUMN, head });
}
