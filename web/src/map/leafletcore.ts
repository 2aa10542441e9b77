// What the map needs of Leaflet, from its source modules: the ready bundle would
// also bring tiles, markers, popups, vectors and controls, half of its weight.
// The handlers enlist themselves with Map when they are imported.
import 'leaflet/src/map/handler/Map.BoxZoom.js';
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.Keyboard.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';

export type { LatLng, LeafletEventHandlerFn } from 'leaflet';
export * as DomUtil from 'leaflet/src/dom/DomUtil.js';
export { Layer } from 'leaflet/src/layer/Layer.js';
export { Map } from 'leaflet/src/map/Map.js';
