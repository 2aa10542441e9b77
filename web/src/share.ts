import { ready } from './share/article';
import { openDialog } from './share/dialog';

// What there is to copy: on a page of its own, and over the map.
const article = document.getElementById('share');
if (article) ready(article, address => history.replaceState(null, '', address));
else document.addEventListener('share', e => void openDialog((e as CustomEvent<string>).detail));
