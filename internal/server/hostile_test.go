package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// hostile are texts that mean something to parsers, databases and browsers.
func hostile() []string {
	return []string{
		"", " ", "\x00", "\xff\xfe", "' OR 1=1 --", `" NEAR/3 "`, "a* OR b*", "name:^x", "(((", "NOT NOT", "%", "_", "\u202e\u200frawa\u202c", "\u2066القائم Rawa Ραβα Рава\u2069",
		strings.Repeat("a", 10_000), strings.Repeat("القائم ", 1500), strings.Repeat("\u0301", 10_000), "1e9 km SE of Rawa", "999999999999 km from Rawa", "between Rawa and Rawa",
		"in in in", "unlocated", "90.0001, 500", "NaN, NaN", "geonames:-1", "geonames:99999999999999999999", "::", "{{id}}", "${id}", "<script>", "../../etc/passwd", "🏴‍☠️", "\"\"\"",
	}
}

func TestReconcileTakesHostileText(t *testing.T) {
	s, _ := shelved(t, "../../data")
	for _, text := range hostile() {
		quoted := strings.ToValidUTF8(fmt.Sprintf("%+q", text), "")
		quoted = strings.NewReplacer(`\x`, `\u00`, `\a`, "", `\v`, "", `\U0001f3f4`, "🏴", `\U`, "").Replace(quoted)
		for _, q := range []string{`{"query":` + quoted + `}`, `{"query":"Rawa","properties":[{"pid":"near","v":` + quoted + `},{"pid":"within","v":` + quoted + `},{"pid":` + quoted + `,"v":1}],"type":` + quoted + `}`} {
			if a := s.post(t, "/reconcile", formType, "queries="+query(`{`+quoted+`:`+q+`}`)); a.StatusCode != http.StatusOK && a.StatusCode != http.StatusBadRequest {
				t.Errorf("%.60q answers %d: %.200s", text, a.StatusCode, a.body)
			}
		}
		if a := s.post(t, "/reconcile", formType, "extend="+query(`{"ids":[`+quoted+`],"properties":[{"id":"name"}]}`)); a.StatusCode != http.StatusOK && a.StatusCode != http.StatusBadRequest {
			t.Errorf("extending %.60q answers %d: %.200s", text, a.StatusCode, a.body)
		}
	}
}

func TestSearchTakesHostileText(t *testing.T) {
	s, _ := shelved(t, strait)
	for _, q := range hostile() {
		for _, path := range []string{"/search?q=", "/places?q=", "/reconcile/suggest/entity?prefix=", "/reconcile/suggest/type?prefix=", "/reconcile/preview?id="} {
			if a := s.ask(t, http.MethodGet, path+query(q)); a.StatusCode >= 500 {
				t.Errorf("%s%.40q answers %d", path, q, a.StatusCode)
			}
		}
	}
}
