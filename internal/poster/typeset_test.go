package poster_test

import (
	"math"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/poster"
)

func TestLinesOfAParagraphKeepTheirWordsApart(t *testing.T) {
	f := faces(t)
	font := poster.Font{Serif: true, Weight: 400, Size: 20}
	for text, lang := range map[string]string{
		"The town and its border crossing pass from one side to the other, says the source text.": "en",
		"انتقلت السيطرة على القائم ومعبر القائم الحدودي وثلاثة أماكن أخرى بحسب نص المصدر.":        "ar",
	} {
		widths := []float64{420, 120, 160, 210, 300, 420}
		for i, lines := range poster.Wrapped(f, lang, lang == "ar", text, font, widths) {
			if widths[i] < 400 && len(lines) < 2 {
				t.Errorf("%d lines at %.0f", len(lines), widths[i])
			}
			for _, line := range lines {
				alone := poster.Set(f, lang, lang == "ar", line.Text, font)
				inked, want, slack := line.Outline(), alone.Outline(), 0.5
				if strings.HasSuffix(line.Text, "…") {
					slack = 6 // the space before the dots
				}
				if got, w := inked.Bounds().W, want.Bounds().W; math.Abs(got-w) > slack {
					t.Errorf("%q is %.1f wide at %.0f, alone %.1f", line.Text, got, widths[i], w)
				}
			}
		}
	}
}
