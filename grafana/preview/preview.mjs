// Draws the dashboards from a store's live answers with Grafana's own published components, and writes pictures.
import { mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';

const here = dirname(fileURLToPath(import.meta.url));
const HELP = `Draws the dashboards as Grafana would, from a live store, and writes one PNG each.

  npm run preview -- --influx URL --db NAME --prometheus URL --out DIR [more]

  --influx URL       InfluxDB 1, or 2 with its version 1 API: asked at /query; a token from the variable INFLUX_TOKEN
  --db NAME          its database (wardstream)
  --prometheus URL   asked at /api/v1; without it, panels that read it are left empty
  --out DIR          where the pictures go, made where absent (pictures)
  --dashboards DIR   the dashboards (../dashboards)
  --board NAME       only this one, such as icu; may be given several times
  --from, --to TIME  the time range instead of the board's own: now-1h, or milliseconds since 1970
  --var NAME=VALUE   a variable's value instead of the board's; several values with commas
  --light            light instead of dark
  --both             dark and light
  --open             opens the rows that are folded
  --width PIXELS     how wide (1600)
  --prefix TEXT      goes before each file's name
  --strict           a panel without data is a fault too, but for those named by --may-be-empty
  --may-be-empty T   a panel's title that may have no data; may be given several times

It prints a line a panel, and ends with 1 where a panel shows an error or could not be drawn.`;

const { values: given } = parseArgs({
  options: {
    influx: { type: 'string' }, db: { type: 'string', default: 'wardstream' }, prometheus: { type: 'string' },
    out: { type: 'string', default: 'pictures' }, dashboards: { type: 'string', default: join(here, '..', 'dashboards') },
    board: { type: 'string', multiple: true }, from: { type: 'string' }, to: { type: 'string' },
    var: { type: 'string', multiple: true, default: [] }, light: { type: 'boolean' }, both: { type: 'boolean' },
    open: { type: 'boolean' }, width: { type: 'string', default: '1600' }, prefix: { type: 'string', default: '' },
    strict: { type: 'boolean' }, 'may-be-empty': { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', short: 'h' },
  },
});
if (given.help) {
  console.log(HELP);
  process.exit(0);
}
if (!given.influx) {
  console.error('--influx URL is missing: the store that the boards ask; --help tells more');
  process.exit(2);
}

/** One script of all that the page needs; built again only where something is newer. */
async function bundled() {
  const bundle = join(here, 'node_modules', '.cache', 'page.js');
  const sources = (await readdir(join(here, 'src'))).map((name) => join(here, 'src', name));
  sources.push(join(here, 'package-lock.json'));
  const changed = Math.max(...(await Promise.all(sources.map(async (file) => (await stat(file)).mtimeMs))));
  if (existsSync(bundle) && (await stat(bundle)).mtimeMs > changed) {
    return bundle;
  }
  await build({
    entryPoints: [join(here, 'src', 'page.jsx')],
    outfile: bundle,
    bundle: true,
    format: 'iife',
    jsx: 'automatic',
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'window' },
  });
  return bundle;
}

/** The page's scripts and icons, and the stores behind the same origin, so that a browser may ask them. */
async function served(bundle) {
  const stores = { influx: given.influx, prometheus: given.prometheus };
  const icons = join(here, 'node_modules', '@grafana', 'ui', 'dist', 'public', sep);
  const types = { '.svg': 'image/svg+xml', '.js': 'text/javascript', '.html': 'text/html' };
  const answer = async (request) => {
    const [path, query] = request.url.split('?');
    const store = /^\/(influx|prometheus)(\/.*)$/.exec(path);
    if (store) {
      return asked(stores[store[1]], `${store[2]}${query ? `?${query}` : ''}`);
    }
    if (path === '/') {
      return { type: 'text/html', body: PAGE };
    }
    if (path === '/page.css') {
      const styles = bundle.replace(/\.js$/, '.css');
      return { type: 'text/css', body: existsSync(styles) ? await readFile(styles) : '' };
    }
    if (path === '/page.js') {
      return { type: 'text/javascript', body: await readFile(bundle) };
    }
    const icon = normalize(path).replace(/^\/public\/build\//, '/');
    const file = join(icons, icon);
    return file.startsWith(icons) && existsSync(file)
      ? { type: types[extname(file)] ?? 'application/octet-stream', body: await readFile(file) }
      : { status: 404, type: 'text/plain', body: 'no such file' };
  };
  const server = createServer((request, response) => {
    answer(request)
      .catch((error) => ({ status: 502, type: 'application/json', body: JSON.stringify({ error: String(error.cause ?? error) }) }))
      .then(({ status = 200, type, body }) => response.writeHead(status, { 'Content-Type': type }).end(body));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

async function asked(store, pathAndQuery) {
  if (!store) {
    return { status: 503, type: 'application/json', body: JSON.stringify({ error: 'no address of this store was given' }) };
  }
  const token = process.env.INFLUX_TOKEN;
  const answer = await fetch(store.replace(/\/$/, '') + pathAndQuery, {
    headers: token && store === given.influx ? { Authorization: `Token ${token}` } : {},
  });
  return { status: answer.status, type: 'application/json', body: await answer.text() };
}

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><base href="/"><link rel="stylesheet" href="/page.css">
</head><body><div id="root"></div><script src="/page.js"></script></body></html>`;

async function drawn(page, url, name, board, dark, range) {
  await page.goto(url);
  const done = await page.evaluate((request) => window.draw(request), {
    board, dark, range, database: given.db, width: Number(given.width), open: Boolean(given.open),
    prometheus: Boolean(given.prometheus),
    chosen: Object.fromEntries(given.var.map((each) => [each.split('=')[0], each.slice(each.indexOf('=') + 1).split(',')])),
  });
  await page.setViewport({ width: Number(given.width), height: done.height });
  await page.waitForNetworkIdle({ idleTime: 300, timeout: 30_000 });
  const file = join(given.out, `${given.prefix}${name}-${dark ? 'dark' : 'light'}.png`);
  await page.screenshot({ path: file });
  return { file, panels: await page.evaluate(() => window.drawnPanels()) };
}

const mayBeEmpty = new Set(given['may-be-empty']);
function isFault(panel) {
  return panel.state === 'error' || (given.strict && panel.state === 'empty' && !mayBeEmpty.has(panel.title));
}

await mkdir(given.out, { recursive: true });
const server = await served(await bundled());
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-color-profile=srgb', '--hide-scrollbars', '--disable-gpu'],
});
let faults = 0;
try {
  const page = await browser.newPage();
  await page.setViewport({ width: Number(given.width), height: 1200 });
  page.on('pageerror', (error) => console.error(`page: ${error.message ?? error}`));
  const names = (await readdir(given.dashboards)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
  for (const name of names.filter((each) => !given.board || given.board.includes(each))) {
    const board = JSON.parse(await readFile(join(given.dashboards, `${name}.json`), 'utf8'));
    const range = { from: given.from ?? board.time.from, to: given.to ?? board.time.to };
    for (const dark of given.both ? [true, false] : [!given.light]) {
      try {
        const { file, panels } = await drawn(page, `http://127.0.0.1:${server.address().port}/`, name, board, dark, range);
        panels.forEach((panel) => console.log(`${isFault(panel) ? '!' : ' '} ${name} / ${panel.title}: ${panel.state}, ${panel.detail}`));
        faults += panels.filter(isFault).length;
        console.log(file);
      } catch (error) {
        console.error(`! ${name}: it cannot be drawn from ${given.influx}: ${error.message.split('\n')[0]}`);
        faults += 1;
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}
process.exitCode = faults > 0 ? 1 : 0;
