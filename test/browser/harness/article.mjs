import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Serves pages of another site: a plain second server on a port, and so an
 * origin, of its own. `pages` are HTML by path; they may name the site under test.
 * Resolves to its address, without a slash at the end, and a function that stops it.
 */
export async function publish(pages) {
  const server = http.createServer((request, answer) => {
    const html = pages[new URL(request.url, 'http://article').pathname];
    answer.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    answer.end(html ?? '');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise(resolve => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}`, stop };
}

const TEXT = {
  en: [
    'Nine days to the border',
    'On 26 October the prime minister announced the offensive. By the end of 3 November the crossing to Syria had changed hands.',
  ],
  ar: [
    'تسعة أيام إلى الحدود',
    'في ٢٦ تشرين الأول أعلن رئيس الوزراء بدء العملية. ومع نهاية ٣ تشرين الثاني تبدّلت السيطرة على المعبر.',
  ],
};

/** An article with frames between its paragraphs, long enough to scroll. `width` is that of its column. */
export function article(frames, { lang = 'en', width = 640, dark = false, head = '' } = {}) {
  const [title, text] = TEXT[lang];
  const paragraph = `<p>${text} ${text}</p>`;
  return `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="icon" href="data:,">
<style>html{color-scheme:${dark ? 'dark' : 'light'};background:${dark ? '#111' : '#fff'};color:${dark ? '#eee' : '#111'}}
body{margin:0 auto;padding:24px 0;max-width:${width}px;font:19px/30px Georgia,serif}
h1,p{margin:0 0 20px}@media(max-width:${width + 40}px){h1,p{margin-inline:16px}}iframe{display:block;margin-bottom:20px}</style>${head}</head>
<body><h1>${title}</h1>${paragraph}${frames.map(frame => frame + paragraph.repeat(3)).join('')}</body></html>`;
}

/** A frame as our own snippet writes it; `sandbox` as WordPress does. */
export function frame(src, { height = 510, sandbox = null, id = 'map' } = {}) {
  const box = sandbox === null ? 'allow="fullscreen"' : `sandbox="${sandbox}" security="restricted"`;
  return `<iframe id="${id}" src="${src.replaceAll('&', '&amp;')}" title="${id}" width="100%" height="${height}" style="border:0" ${box}></iframe>`;
}

/** Draws fingers over the screen, through a CDP session of the page, one step a frame as a hand does. */
export async function swipe(hand, fingers, by, steps = 10) {
  const touch = (type, share) => {
    const touchPoints = fingers.map((f, id) => ({ id, x: f.x + by.x * share, y: f.y + by.y * share }));
    return hand.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : touchPoints });
  };
  await touch('touchStart', 0);
  for (let i = 1; i <= steps; i++) {
    await touch('touchMove', i / steps);
    await sleep(16);
  }
  await touch('touchEnd', 1);
}
