// Leaflet's source modules ship without types of their own paths.
declare module 'leaflet/src/map/Map.js' {
  export { Map } from 'leaflet';
}
declare module 'leaflet/src/layer/Layer.js' {
  export { Layer } from 'leaflet';
}
declare module 'leaflet/src/dom/DomUtil.js' {
  import { DomUtil } from 'leaflet';
  export import setTransform = DomUtil.setTransform;
  export import getPosition = DomUtil.getPosition;
}
declare module 'leaflet/src/map/handler/*';
