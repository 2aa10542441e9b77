import assert from 'node:assert/strict';
import { eventually } from './eventually.mjs';
import { dayNumber, placeIndex } from './facts.mjs';
import { SIZES } from './matrix.mjs';
import { readPng } from './png.mjs';
import { Watch } from './watch.mjs';

/** How far a channel of a pixel may be from the colour meant, out of 255. */
const SHADE = 12;

/** Milliseconds to wait for anything that the page is to show. */
const WAIT_MS = 10_000;

/** One reader at one page: opens it, looks at it, puts hands on it. */
export class Reading {
  constructor(context, page, site, reader) {
    this.context = context;
    this.page = page;
    this.site = site;
    this.reader = reader;
    this.rtl = reader.lang === 'ar';
    this.phone = reader.size === 'phone';
    this.watch = new Watch(page, new URL(site).origin);
  }

  static async start(browser, site, reader, options = {}) {
    const { width, height, touch } = SIZES[reader.size];
    const context = await browser.newContext({
      viewport: { width, height },
      hasTouch: touch,
      isMobile: touch,
      colorScheme: reader.theme,
      ...options,
    });
    context.setDefaultTimeout(WAIT_MS);
    return new Reading(context, await context.newPage(), site, reader);
  }

  close() {
    return this.context.close();
  }

  /** The address of a path in the reader's language. */
  url(path) {
    const url = new URL(path, this.site);
    if (this.reader.lang !== 'en') url.searchParams.set('lang', this.reader.lang);
    return url.href;
  }

  /** Opens a page of text. */
  visit(path) {
    return this.page.goto(this.url(path));
  }

  /** Opens the map and waits until its script has done its work. */
  async open(path) {
    await this.visit(path);
    await this.ready();
  }

  async ready() {
    await this.page.locator('html[data-ready=true]').waitFor({ state: 'attached' });
  }

  /** A sentence of the page's own catalogue, by its key; `{name}` is left as it is. */
  async t(key) {
    const boot = JSON.parse(await this.page.locator('#boot').textContent());
    const text = boot.strings[key];
    assert.ok(text, `the page has no words for ${key}`);
    return text;
  }

  /** The date that the map shows. */
  date() {
    return this.page.locator('#map').getAttribute('data-date');
  }

  /** Waits until map and slider show a date. */
  async showsDate(date) {
    await this.page.locator(`#map[data-date="${date}"]`).waitFor();
    await eventually(async () => assert.equal(await this.slider.inputValue(), String(dayNumber(date))));
  }

  get slider() {
    return this.page.locator('#day-slider');
  }

  /** The arrow key that goes one day on: time runs as the reader reads. */
  get onward() {
    return this.rtl ? 'ArrowLeft' : 'ArrowRight';
  }

  get backward() {
    return this.rtl ? 'ArrowRight' : 'ArrowLeft';
  }

  /** What a place says of itself on the map, as an element that lies over its symbol. */
  async option(id) {
    return this.page.locator(`#on-map-${await placeIndex(this.site, id)}`);
  }

  /** The middle of a place's symbol in pixels of the window, once the map stands still. */
  async spot(id) {
    const option = await this.option(id);
    let before = null;
    return eventually(async () => {
      const box = await option.boundingBox({ timeout: 1000 });
      const moving = await this.page.locator('.leaflet-zoom-anim, .leaflet-pan-anim').count();
      const still = before && !moving && box?.x === before.x && box.y === before.y;
      before = box;
      assert.ok(still, `${id} is not on the map, or the map still moves`);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
  }

  /** The colour of a pixel of the window as [r, g, b]. */
  async pixel({ x, y }) {
    const clip = { x: Math.floor(x), y: Math.floor(y), width: 1, height: 1 };
    return readPng(await this.page.screenshot({ clip })).at(0, 0);
  }

  /** Waits until the middle of a place's symbol has a colour. */
  async seesColour(id, rgb) {
    await eventually(async () => {
      const seen = await this.pixel(await this.spot(id));
      const near = seen.every((channel, i) => Math.abs(channel - rgb[i]) <= SHADE);
      assert.ok(near, `the symbol of ${id} is ${seen} instead of ${rgb}`);
    });
  }

  /** Taps on a phone, clicks on a desk. */
  async tap({ x, y }) {
    if (this.phone) await this.page.touchscreen.tap(x, y);
    else await this.page.mouse.click(x, y);
  }

  /** Chooses a place on the map; where a finger meets several, from the list that opens. */
  async choose(id) {
    await this.tap(await this.spot(id));
    const row = this.page.locator(`dialog.here [data-place="${id}"]`);
    const article = this.page.locator('article#place');
    await row.or(article).first().waitFor();
    if (await row.isVisible()) await row.click();
  }

  /** Opens what small screens fold away behind a button: 'menu', 'find' or 'legend'. */
  async unfold(what) {
    const button = this.page.locator(what === 'legend' ? '.legend-open' : `.bar-fold-${what}`);
    if (await button.isVisible()) await button.click();
  }
}
