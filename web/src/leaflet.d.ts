// The ES build of Leaflet ships without types of its own path.
declare module 'leaflet/dist/leaflet-src.esm.js' {
  export * from 'leaflet';
}
