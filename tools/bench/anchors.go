package main

// What was measured of other programs elsewhere, since they cannot be run here: on
// 10,000 places with 92,055 spans, each as a ratio to nginx sending the same bytes
// in the same alternating run. They are carried over through nginx, which is run here.
const (
	featureservState = 349_265   // bytes of nginx's body beside pg_featureserv's state, gzip
	featureservBody  = 284_009   // bytes of pg_featureserv's own body, gzip
	featureservTime  = 667       // its time for a state at one connection, over nginx's for featureservState
	fragmentsBody    = 2_828_992 // bytes of a state as it is, from fragments that are copied together and packed with gzip -1
	fragmentsTime    = 0.19      // the time of that over pg_featureserv's
	boxRate          = 0.0040    // answers a second of the best (MapServer) to a small box, over nginx's
	tileservTile     = 78_732    // bytes of nginx's body beside tegola's and pg_tileserv's tile, gzip
	tileRate         = 0.0031    // answers a second of the best of them at one connection, over nginx's
	featureservPSS   = 411e6     // bytes of pg_featureserv with PostgreSQL under load, the least of its runs
)
