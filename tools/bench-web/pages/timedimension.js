// Leaflet.TimeDimension as its own pages show it, moving the map while the knob is dragged.
import { isoDay, load, openMap, ready, symbol } from './common.js';

async function main() {
  const map = openMap({
    timeDimension: true,
    timeDimensionOptions: {
      timeInterval: `${isoDay(BENCH.first)}/${isoDay(BENCH.last)}`,
      period: 'P1D',
      currentTime: BENCH.start,
    },
    timeDimensionControl: true,
    timeDimensionControlOptions: { timeSliderDragUpdate: true, speedSlider: false, timeZones: ['UTC'] },
  });
  const spans = L.geoJSON(await load('times.json'), { pointToLayer: symbol });
  // A feature shows from its first time to its last, and a minute on.
  L.timeDimension.layer.geoJson(spans, { duration: 'PT1M' }).addTo(map);
  ready();
}

main();
