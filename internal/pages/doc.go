// Package pages writes the HTML of an edition: whole documents in each language
// of the catalogue, which say the same without scripts, style sheets or colour
// as with them. It knows no HTTP: the caller reads the address, names what to
// show in a Request and sends the bytes.
//
// A page holds no inline style and no inline script; its two data blocks are
// JSON. Every text of an atlas is escaped, every name isolated for mixed
// directions, and text in another language than the page's carries its lang.
package pages
