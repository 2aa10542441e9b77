import { PlaceTable, type Tabled } from './ui/table';

// The table of places: the page fetches this script when a reader first opens it.
document.addEventListener('place-table', e => {
  const { wrap, filter, button, host, made } = (e as CustomEvent<Tabled>).detail;
  made(new PlaceTable(wrap, filter, button, host));
});
