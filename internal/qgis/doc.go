// Package qgis writes what QGIS opens: styles of layers (QML), projects (.qgz)
// whose days play one after another, and definitions of layers (.qlr). They draw
// like the web map: the grammar of doubt of package symbol in the actors' colours
// over the same quiet ground.
//
// The forms are those that QGIS 3.22 reads and writes; later versions read them too.
// The same edition gives the same bytes.
package qgis
