// The limit: Leaflet and one bare canvas over arrays; every frame draws every place.
import { DAY, isoDay, load, openMap, RADIUS, ready } from './common.js';

/** Points of the places, and the steps of their looks by day: place, look before and after. */
function columns(features) {
  const places = new Map();
  const byPlace = [];
  for (const feature of features) {
    const { place } = feature.properties;
    if (!places.has(place)) {
      places.set(place, byPlace.length);
      byPlace.push([]);
    }
    byPlace[places.get(place)].push(feature);
  }
  const names = Object.keys(BENCH.looks);
  const points = [];
  const steps = [];
  const state = new Uint8Array(byPlace.length);
  byPlace.forEach((list, place) => {
    const [lon, lat] = list[0].geometry.coordinates;
    points.push([lat, lon]);
    list.sort((a, b) => a.properties.start - b.properties.start);
    list.forEach((feature, i) => {
      const look = names.indexOf(feature.properties.look);
      if (i === 0) state[place] = look;
      else
        steps.push({ time: feature.properties.start, place, look, before: names.indexOf(list[i - 1].properties.look) });
    });
  });
  steps.sort((a, b) => a.time - b.time);
  return {
    points,
    state,
    colors: names.map(name => BENCH.looks[name]),
    time: Float64Array.from(steps, s => s.time),
    place: Uint32Array.from(steps, s => s.place),
    look: Uint8Array.from(steps, s => s.look),
    before: Uint8Array.from(steps, s => s.before),
  };
}

/** Brings the state of every place to a time; from where it was, forward or backward. */
function seek(c, time) {
  c.at ??= 0;
  for (; c.at < c.time.length && c.time[c.at] <= time; c.at++) c.state[c.place[c.at]] = c.look[c.at];
  for (; c.at > 0 && c.time[c.at - 1] > time; c.at--) c.state[c.place[c.at - 1]] = c.before[c.at - 1];
}

const Overlay = L.Layer.extend({
  initialize(c) {
    this.columns = c;
  },
  onAdd(map) {
    this.canvas = L.DomUtil.create('canvas', 'places', map.getPanes().overlayPane);
    const size = map.getSize();
    this.canvas.width = size.x;
    this.canvas.height = size.y;
    const corner = map.containerPointToLayerPoint([0, 0]);
    L.DomUtil.setPosition(this.canvas, corner);
    this.context = this.canvas.getContext('2d');
    const pixels = this.columns.points.map(point => map.latLngToContainerPoint(point));
    this.x = Float32Array.from(pixels, p => p.x);
    this.y = Float32Array.from(pixels, p => p.y);
  },
  /** Squares: discs would cost five times as much. */
  draw() {
    const { context, canvas, x, y, columns: c } = this;
    context.clearRect(0, 0, canvas.width, canvas.height);
    c.colors.forEach((color, look) => {
      context.fillStyle = color;
      for (let i = 0; i < x.length; i++) {
        if (c.state[i] === look) context.fillRect(x[i] - RADIUS, y[i] - RADIUS, 2 * RADIUS, 2 * RADIUS);
      }
    });
  },
});

async function main() {
  const map = openMap();
  const c = columns((await load('intervals.json')).features);
  const overlay = new Overlay(c);
  map.addLayer(overlay);
  const slider = document.querySelector('#time input');
  const date = document.querySelector('#time output');
  slider.max = (BENCH.last - BENCH.first) / DAY;
  slider.value = (BENCH.start - BENCH.first) / DAY;
  const show = () => {
    const time = BENCH.first + slider.valueAsNumber * DAY;
    seek(c, time);
    overlay.draw();
    date.textContent = isoDay(time);
  };
  let frame = 0;
  slider.addEventListener('input', () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(show);
  });
  show();
  ready();
}

main();
