import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ico': 'image/svg+xml',
  '.png': 'image/png',
  '.xml': 'application/xml',
  '.atom': 'application/atom+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * A file server that knows files, folders with an index.html and a 404.html, and
 * nothing else: the query of an address means nothing to it. `pages` are HTML by
 * path, beside the files. Resolves to its address, without a slash at the end, and
 * a function that stops it.
 */
export async function serveFiles(folder, pages = {}) {
  const server = createServer((request, response) => {
    const page = pages[request.url];
    if (page) return response.writeHead(200, { 'Content-Type': TYPES['.html'] }).end(page);
    answer(folder, request, response).catch(error => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise(resolve => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}`, stop };
}

async function answer(folder, request, response) {
  const url = new URL(request.url, 'http://files');
  const path = normalize(decodeURIComponent(url.pathname));
  let file = join(folder, path);
  let found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    if (!path.endsWith('/')) {
      response.writeHead(301, { Location: `${path}/${url.search}` }).end();
      return;
    }
    file = join(file, 'index.html');
    found = await stat(file).catch(() => null);
  }
  const status = found?.isFile() ? 200 : 404;
  if (status === 404) file = join(folder, '404.html');
  response.writeHead(status, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Access-Control-Allow-Origin': '*',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}
