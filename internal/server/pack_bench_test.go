package server

import (
	"os"
	"testing"
)

// BenchmarkPack packs a table of records as an answer, and a script as a file of the
// front end, and tells how many bytes are left of how many.
func BenchmarkPack(b *testing.B) {
	for name, x := range map[string]struct {
		packer *packer
		file   string
	}{"answer": {newPacker(), "../../data/claims.csv"}, "script": {newThoroughPacker(), "../../web/dist/app.js"}} {
		plain, err := os.ReadFile(x.file)
		if err != nil {
			b.Fatal(err)
		}
		for e := gzipped; e < encodings; e++ {
			b.Run(name+"/"+e.name(), func(b *testing.B) {
				b.SetBytes(int64(len(plain)))
				var packed []byte
				for b.Loop() {
					if packed, err = x.packer.pack(e, plain); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(len(packed))/float64(len(plain)), "left")
			})
		}
	}
}
