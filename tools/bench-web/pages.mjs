// The pages that are measured: what each is made of, and where a reader's hand and eye
// find things on it. `marks` is the canvas of the places, `grip` what must be taken hold of.

const LEAFLET = { scripts: ['leaflet/dist/leaflet.js'], styles: ['leaflet/dist/leaflet.css'] };
const RANGE = { slider: '#time input', date: '#time output', bar: true };

export const PAGES = {
  limit: { ...LEAFLET, ...RANGE, title: 'limit', script: 'limit.js', marks: 'canvas.places' },
  ours: {
    title: 'this map',
    slider: '#day-slider',
    date: '#day-slider',
    /** The picture that stands before the program has come, then the plane itself. */
    marks: '.first-picture, .plane-places',
    /** All years on the slider, as on the other pages. */
    prepare: page => page.selectOption('.tl-windows', 'all'),
  },
  'timeline-canvas': {
    title: 'Leaflet.timeline, canvas',
    scripts: [...LEAFLET.scripts, 'leaflet.timeline/dist/leaflet.timeline.js'],
    styles: LEAFLET.styles,
    script: 'timeline.js',
    canvas: true,
    slider: '.time-slider',
    date: '.time-text',
    marks: '.leaflet-overlay-pane canvas',
  },
  timedimension: {
    title: 'Leaflet.TimeDimension, canvas',
    scripts: [
      ...LEAFLET.scripts,
      'iso8601-js-period/iso8601.js',
      'leaflet-timedimension/dist/leaflet.timedimension.min.js',
    ],
    styles: [...LEAFLET.styles, 'leaflet-timedimension/dist/leaflet.timedimension.control.min.css'],
    script: 'timedimension.js',
    canvas: true,
    slider: '.timecontrol-dateslider .slider',
    grip: '.timecontrol-dateslider .knob',
    date: '.timecontrol-date',
    marks: '.leaflet-overlay-pane canvas',
  },
};
PAGES['timeline-svg'] = {
  ...PAGES['timeline-canvas'],
  title: 'Leaflet.timeline, SVG',
  canvas: false,
  marks: null,
};

/** The HTML of a page of ours; `bench` is what its scripts know of the atlas and the view. */
export function html(page, bench) {
  const list = (items, write) => items.map(write).join('\n');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${page.title}</title>
${list(page.styles, file => `<link rel="stylesheet" href="/modules/${file}">`)}
<link rel="stylesheet" href="/pages/page.css">
<div id="map"></div>
${page.bar ? '<div id="time"><input type="range" aria-label="Date"><output></output></div>' : ''}
<script>const BENCH = ${JSON.stringify({ ...bench, canvas: page.canvas })};</script>
${list(page.scripts, file => `<script src="/modules/${file}"></script>`)}
<script type="module" src="/pages/${page.script}"></script>
</html>
`;
}
