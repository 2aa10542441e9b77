import { preparePrint } from './notes';
import { startTheme } from './theme';

// A page that only reads needs no more than the reader's theme and its links on paper.
startTheme(null);
preparePrint();
