package server

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
)

func TestBodiesStayWithinTheirLimit(t *testing.T) {
	b, err := newBodies(10_000)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 100 {
		if _, err := b.get(fmt.Sprint(i), func() (*body, error) { return newBody("image/png", make([]byte, 900)), nil }); err != nil {
			t.Fatal(err)
		}
	}
	if most := 10_000 / (900 + overhead); b.kept.Len() != most || b.size != most*(900+overhead) {
		t.Errorf("%d answers of %d bytes are kept", b.kept.Len(), b.size)
	}
	if b.find("99") == nil || b.find("0") != nil {
		t.Error("the oldest should go first")
	}
	for i := range 1000 {
		if _, err := b.get(fmt.Sprint("empty", i), func() (*body, error) { return newBody("image/png", nil), nil }); err != nil {
			t.Fatal(err)
		}
	}
	if b.kept.Len() > 10_000/overhead {
		t.Errorf("%d empty answers are kept", b.kept.Len())
	}
	if _, err := b.get("large", func() (*body, error) { return newBody("image/png", make([]byte, 9_000)), nil }); err != nil || b.find("large") != nil {
		t.Error("an answer larger than its share is kept")
	}
}

func TestBodiesAreMadeOnce(t *testing.T) {
	b, err := newBodies(1 << 20)
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			got, err := b.get("key", func() (*body, error) { made++; return newBody(typeJSON, []byte("[]")), nil })
			if err != nil || string(got.plain) != "[]" {
				t.Errorf("%v, %v", got, err)
			}
		})
	}
	all.Wait()
	if made != 1 {
		t.Errorf("made %d times", made)
	}
}

func TestFailuresAreNotKept(t *testing.T) {
	b, err := newBodies(1 << 20)
	if err != nil {
		t.Fatal(err)
	}
	failure := errors.New("no paper")
	if _, err := b.get("key", func() (*body, error) { return nil, failure }); !errors.Is(err, failure) {
		t.Errorf("error is %v", err)
	}
	if got, err := b.get("key", func() (*body, error) { return newBody(typeJSON, []byte("[]")), nil }); err != nil || got == nil {
		t.Errorf("after a failure: %v, %v", got, err)
	}
}

func TestSmallAndPackedBodiesAreNotPacked(t *testing.T) {
	if newBody(typeJSON, []byte("[]")).gzip != nil || newBody("font/woff2", []byte(strings.Repeat("a", 5000))).gzip != nil {
		t.Error("packed in vain")
	}
	if b := newBody(typeJSON, []byte(strings.Repeat("a", 5000))); len(b.gzip) == 0 || len(b.gzip) >= 5000 {
		t.Error("not packed")
	}
}
