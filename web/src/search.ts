import { type Asked, Search } from './ui/search';

// The search of the map: the page fetches this script beside its own and hands it what it finds in.
document.addEventListener('search-field', e => {
  const { form, atlas, words, boot, host } = (e as CustomEvent<Asked>).detail;
  new Search(form, atlas, words, boot, host);
});
