package edition

import (
	"io"
	"runtime"
	"sync"
)

// hashed writes rows into a hash.
type hashed struct {
	w    io.Writer
	free sync.Pool // of blocks that were written
}

// line appends the i-th row as JSON.
type line func(b []byte, i int) ([]byte, error)

// lines writes n rows, each on a line of its own.
func (h *hashed) lines(n int, row line) error {
	return h.blocks(n, func(b []byte, i int) ([]byte, error) {
		b, err := row(b, i)
		return append(b, '\n'), err
	})
}

// array writes n rows as one JSON array, null where there is none.
func (h *hashed) array(n int, row line) error {
	if n == 0 {
		_, err := io.WriteString(h.w, "null\n")
		return err
	}
	err := h.blocks(n, func(b []byte, i int) ([]byte, error) { return row(append(b, "[,"[min(i, 1)]), i) })
	if err != nil {
		return err
	}
	_, err = io.WriteString(h.w, "]\n")
	return err
}

// block is some rows as bytes.
type block struct {
	bytes []byte
	err   error
}

// blocks writes n rows. They are put into words on all processors, a block of rows
// at a time, and written in their order.
func (h *hashed) blocks(n int, row line) error {
	const rows = 256
	queue := make(chan chan *block, runtime.GOMAXPROCS(0))
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(queue)
		for from := 0; from < n; from += rows {
			out := make(chan *block, 1)
			select {
			case queue <- out:
			case <-stop:
				return
			}
			go func() {
				b, ok := h.free.Get().(*block)
				if !ok {
					b = &block{}
				}
				for i := from; i < min(from+rows, n) && b.err == nil; i++ {
					b.bytes, b.err = row(b.bytes, i)
				}
				out <- b
			}()
		}
	}()
	for out := range queue {
		b := <-out
		if b.err != nil {
			return b.err
		}
		if _, err := h.w.Write(b.bytes); err != nil {
			return err
		}
		b.bytes = b.bytes[:0]
		h.free.Put(b)
	}
	return nil
}
