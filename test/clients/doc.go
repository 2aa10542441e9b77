// Package clients opens the built server in the programs of analysts: QGIS and
// GDAL as Debian ships them, without a screen. What they see is compared with what
// the server itself answers, and nothing stands between.
//
// The tests have the build tag clients and need bin/mapserver, the package
// python3-qgis and the package gdal-bin; `make test` installs and runs them. By hand:
//
//	make build && go test -tags clients ./test/clients
//
// QGIS needs seconds to start. So it is started once and looks at everything
// (qgis/look.py); each test then judges one part of what it reports.
package clients
