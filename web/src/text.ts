import { startTheme } from './theme';

// A page that only reads needs no more than the reader's theme.
startTheme(null);
