// Leaflet.timeline as its own pages show it, without the marks on the slider and with no more text than a date.
import { isoDay, load, openMap, ready, symbol } from './common.js';

async function main() {
  const map = openMap();
  const data = await load('intervals.json');
  const timeline = L.timeline(data, { pointToLayer: symbol });
  const control = L.timelineSliderControl({
    start: BENCH.first,
    end: BENCH.last,
    formatOutput: isoDay,
    showTicks: false,
  });
  control.addTo(map);
  control.addTimelines(timeline);
  timeline.addTo(map);
  control.setTime(BENCH.start);
  ready();
}

main();
