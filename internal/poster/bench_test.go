package poster_test

import "testing"

func BenchmarkCompose(b *testing.B) {
	spec := anbar.spec()
	for b.Loop() {
		anbar.studio.Compose(spec)
	}
}

func BenchmarkSVG(b *testing.B) {
	spec := anbar.spec()
	for b.Loop() {
		anbar.studio.Compose(spec).SVG(false)
	}
}

func BenchmarkPNG(b *testing.B) {
	spec := anbar.spec()
	for b.Loop() {
		if _, err := anbar.studio.Compose(spec).PNG(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPNGWhole(b *testing.B) {
	spec := anbar.spec(day("2010-05-10"))
	for b.Loop() {
		if _, err := anbar.studio.Compose(spec).PNG(); err != nil {
			b.Fatal(err)
		}
	}
}
