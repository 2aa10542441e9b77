package kept_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/kept"
)

func length(s string) int64 { return int64(len(s)) }

// room keeps texts of 100 bytes in all, none of more than 50.
func room() *kept.Room[string] { return kept.New(100, 50, length) }

func text(n int) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { return string(make([]byte, n)), nil }
}

func get(t *testing.T, r *kept.Room[string], key string, n int) {
	t.Helper()
	if v, err := r.Get(t.Context(), key, text(n)); err != nil || len(v) != n {
		t.Fatalf("%s: %d bytes, %v", key, len(v), err)
	}
}

func has(r *kept.Room[string], key string) bool {
	_, ok := r.Find(key)
	return ok
}

func TestWhatNobodyAskedForAgainLeavesFirst(t *testing.T) {
	r := room()
	for i := range 5 {
		get(t, r, strconv.Itoa(i), 20)
	}
	r.Find("0")
	r.Find("2")
	get(t, r, "5", 30)
	if has(r, "1") || has(r, "3") || r.Weight() != 90 {
		t.Errorf("%d bytes are kept", r.Weight())
	}
	for _, key := range []string{"0", "2", "4", "5"} {
		if !has(r, key) {
			t.Errorf("%s is gone", key)
		}
	}
}

// What is asked for often stays while much comes that is asked for once, but not for ever.
func TestWhatManyAskForOutlastsWhatIsAskedForOnce(t *testing.T) {
	r := kept.New(100, 100, length)
	for range 10 {
		get(t, r, "often", 60)
	}
	for i := range 3 { // for each, all that is there is looked at
		get(t, r, "once "+strconv.Itoa(i), 40)
	}
	if !has(r, "often") {
		t.Error("what is asked for often is gone")
	}
	for i := range 10 {
		get(t, r, "later "+strconv.Itoa(i), 40)
	}
	if has(r, "often") {
		t.Error("what nobody asks for any more stays")
	}
}

func TestWhatIsTooHeavyIsNotKept(t *testing.T) {
	r := room()
	get(t, r, "small", 20)
	get(t, r, "large", 51)
	if has(r, "large") || !has(r, "small") || r.Weight() != 20 {
		t.Errorf("%d bytes are kept", r.Weight())
	}
	get(t, kept.New(0, 0, length), "anything", 1)
}

// Where a thing may weigh more than the limit, the last one is kept alone.
func TestLastOneIsKeptWhateverItWeighs(t *testing.T) {
	r := kept.New(100, 1000, length)
	for _, key := range []string{"a", "b", "c"} {
		get(t, r, key, 500)
		if !has(r, key) || r.Len() != 1 {
			t.Errorf("%s: %d things are kept", key, r.Len())
		}
	}
}

func TestThingsAreWeighedAgain(t *testing.T) {
	type thing struct{ weight int64 }
	r := kept.New(100, 90, func(x *thing) int64 { return x.weight })
	a, b := &thing{40}, &thing{40}
	r.Put("a", a)
	r.Put("b", b)
	b.weight = 70
	r.Reweigh("b")
	if _, ok := r.Find("a"); ok || r.Weight() != 70 {
		t.Errorf("%d is kept", r.Weight())
	}
	b.weight = 91
	r.Reweigh("b")
	r.Reweigh("nothing")
	if r.Len() != 0 || r.Weight() != 0 {
		t.Errorf("%d things of weight %d are kept", r.Len(), r.Weight())
	}
}

// Whatever comes, is asked for, grows or comes again: the weight is that of what is
// there, within the limit, and what is there is right.
func TestRoomStaysWithinItsLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := kept.New(100, 50, func(x *[2]int64) int64 { return x[1] })
		all := map[string]*[2]int64{}
		for range rapid.IntRange(1, 200).Draw(t, "steps") {
			n := rapid.Int64Range(0, 20).Draw(t, "key")
			key, w := strconv.FormatInt(n, 10), rapid.Int64Range(0, 60).Draw(t, "weight")
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				all[key] = &[2]int64{n, w}
				r.Put(key, all[key])
			case 1:
				_, err := r.Get(t.Context(), key, func(context.Context) (*[2]int64, error) {
					all[key] = &[2]int64{n, w}
					return all[key], nil
				})
				if err != nil {
					t.Fatal(err)
				}
			case 2:
				if x, ok := r.Find(key); ok {
					x[1] = w
					r.Reweigh(key)
				}
			case 3:
				if x, ok := r.Find(key); ok && (x != all[key] || x[0] != n) {
					t.Fatalf("%s is %v", key, x)
				}
			}
			var sum int64
			there := 0
			for key := range all {
				if x, ok := r.Find(key); ok {
					sum += x[1]
					there++
				}
			}
			if sum != r.Weight() || sum > 100 || there != r.Len() {
				t.Fatalf("%d things of weight %d are kept, counted as %d of %d", there, sum, r.Len(), r.Weight())
			}
		}
	})
}

func TestThingsAreMadeOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, made := room(), atomic.Int32{}
		begin := make(chan struct{})
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				v, err := r.Get(t.Context(), "key", func(context.Context) (string, error) {
					made.Add(1)
					<-begin
					return "value", nil
				})
				if v != "value" || err != nil {
					t.Errorf("%q, %v", v, err)
				}
			})
		}
		synctest.Wait() // one makes it, the others wait
		close(begin)
		all.Wait()
		if n := made.Load(); n != 1 {
			t.Errorf("made %d times", n)
		}
	})
}

// A panic, an error and a goroutine that ends leave nothing behind and wake all.
func TestFailuresWakeAllAndAreNotKept(t *testing.T) {
	failure := errors.New("no paper")
	for name, end := range map[string]func() error{
		"error": func() error { return failure },
		"panic": func() error { panic("no ink") },
		"exit":  func() error { runtime.Goexit(); return nil },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := room()
				begin, first := make(chan struct{}), make(chan any, 1)
				go func() {
					defer func() { first <- recover() }()
					_, err := r.Get(t.Context(), "key", func(context.Context) (string, error) {
						<-begin
						return "half", end()
					})
					if !errors.Is(err, failure) {
						t.Errorf("the first gets %v", err)
					}
				}()
				synctest.Wait()
				var all sync.WaitGroup
				for range 5 {
					all.Go(func() {
						_, err := r.Get(t.Context(), "key", text(1))
						want := kept.ErrNotMade
						if name == "error" {
							want = failure
						}
						if !errors.Is(err, want) {
							t.Errorf("who waited gets %v", err)
						}
					})
				}
				synctest.Wait()
				close(begin)
				all.Wait()
				if got := <-first; name == "panic" && got != "no ink" {
					t.Errorf("the first meets %v", got)
				}
				if has(r, "key") || r.Weight() != 0 {
					t.Error("something is kept")
				}
				get(t, r, "key", 7)
			})
		})
	}
}

// Who goes away gets its answer at once; what it began is made for the others, with a
// context that goes on.
func TestMakingGoesOnWhenSomebodyLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := room()
		begin := make(chan struct{})
		first, leave := context.WithCancel(t.Context())
		second, leaveToo := context.WithCancelCause(t.Context())
		var all sync.WaitGroup
		all.Go(func() {
			if v, err := r.Get(first, "key", func(ctx context.Context) (string, error) {
				<-begin
				return "value", ctx.Err()
			}); v != "value" || err != nil {
				t.Errorf("the first gets %q, %v", v, err)
			}
		})
		synctest.Wait()
		gone := errors.New("gone")
		for ctx, want := range map[context.Context]error{second: gone, t.Context(): nil} {
			all.Go(func() {
				if _, err := r.Get(ctx, "key", text(1)); !errors.Is(err, want) {
					t.Errorf("%v, want %v", err, want)
				}
			})
		}
		synctest.Wait()
		leave()
		leaveToo(gone)
		synctest.Wait()
		close(begin)
		all.Wait()
	})
}

func TestKeptThingsAreFoundWithoutAllocation(t *testing.T) {
	r, ctx, maker := room(), t.Context(), text(10)
	get(t, r, "key", 10)
	if n := testing.AllocsPerRun(100, func() {
		if _, err := r.Get(ctx, "key", maker); err != nil || !has(r, "key") {
			t.Error("gone")
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// Many at once, for the race detector.
func TestManyAskAtOnce(t *testing.T) {
	r := room()
	var all sync.WaitGroup
	for g := range 4 {
		all.Go(func() {
			for i := range 2000 {
				key := fmt.Sprint((i * (g + 1)) % 13)
				if v, err := r.Get(t.Context(), key, func(context.Context) (string, error) { return key + "0123456789", nil }); err != nil || v != key+"0123456789" {
					t.Errorf("%s: %q, %v", key, v, err)
				}
				r.Reweigh(key)
			}
		})
	}
	all.Wait()
	if r.Weight() > 100 {
		t.Errorf("%d bytes are kept", r.Weight())
	}
}

func BenchmarkFind(b *testing.B) {
	r := kept.New(1<<20, 1<<20, length)
	keys := make([]string, 64)
	for i := range keys {
		keys[i] = fmt.Sprintf("5bad30810c46649b /control.geojson?date=2017-11-%02d", i)
		r.Put(keys[i], "value")
	}
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for i := 0; pb.Next(); i++ {
			r.Find(keys[i%len(keys)])
		}
	})
}
