package server_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestPreviewMayBeFramedByAnyone(t *testing.T) {
	s, _ := shelved(t, "../../data")
	for _, path := range []string{"/reconcile/preview?id=rawa", "/reconcile/preview?id=survey%3A2&lang=ar", "/e/" + s.edition.ID + "/reconcile/preview?id=rawa"} {
		a := s.get(t, path)
		if policy := a.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors *") || a.Header.Get("Content-Type") != htmlDoc {
			t.Errorf("%s has the policy %s", path, policy)
		}
		if !strings.Contains(a.body, "<h1") || len(a.body) > 4000 {
			t.Errorf("%s is %d bytes: %.300s", path, len(a.body), a.body)
		}
	}
	if rawa, anah := s.get(t, "/reconcile/preview?id=rawa").body, s.get(t, "/reconcile/preview?id=anah").body; rawa == anah {
		t.Error("two entities have one preview")
	}
	if policy := s.get(t, "/places/rawa").Header.Get("Content-Security-Policy"); strings.Contains(policy, "frame-ancestors *") {
		t.Error("other pages may be framed too")
	}
	if a := s.ask(t, http.MethodGet, "/reconcile/preview?id=nowhere"); a.StatusCode != http.StatusNotFound || a.Header.Get("Content-Type") != htmlDoc {
		t.Errorf("an unknown entity answers %d", a.StatusCode)
	}
}
