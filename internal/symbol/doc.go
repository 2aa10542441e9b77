// Package symbol draws the mark of a state by the grammar of doubt: a full shape
// is held, colour at the rim around an empty centre is announced by one side
// only, halves are several sides inside, a broken rim around a smaller core is
// unsure, a thin hollow ring is unknown. An old report shrinks the core, and an
// accent ring says that the place changed on the day.
//
// Marks are SVG fragments without style attributes. Colours come from the
// stylesheet that Stylesheet makes of an atlas's actors; outline, paper and
// accent come from the page's own.
package symbol
