package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/gazetteer"
)

const (
	defaultFound = 20
	maxFound     = 200
	maxQuery     = 100 // characters of a text that count
)

// Find returns the rows that a text may name, best names first: by likeness, then
// rank, then id. While the text is being typed, names that begin with it are as
// good as each other, so that a city comes before a hamlet with a shorter name.
func (s *Store) Find(ctx context.Context, q gazetteer.Query) (out []gazetteer.Found, err error) {
	runes := []rune(q.Text[:min(len(q.Text), 4*maxQuery)])
	q.Text = string(runes[:min(len(runes), maxQuery)])
	asked := gazetteer.NewAsked(q.Text)
	if len(asked.Keys()) == 0 {
		return nil, nil
	}
	if q.Limit <= 0 {
		q.Limit = defaultFound
	}
	q.Limit = min(q.Limit, maxFound)
	err = s.reading(ctx, func(r *reader) error {
		best := map[string]candidate{}
		for i := range r.seen {
			f := finder{reader: r, no: r.seen[i].no, asked: asked, query: q, spellings: map[spelling]likeness{}}
			found, err := f.find()
			if err != nil {
				return err
			}
			for _, c := range found {
				if old, known := best[c.id]; !known || !old.before(c) {
					best[c.id] = c
				}
			}
		}
		out, err = r.found(best, q.Limit)
		return err
	})
	return out, err
}

// likeness is how near a name is to the text.
type likeness struct {
	score  float64
	reason gazetteer.Reason
	typing bool
}

// place puts beginnings in one place while the text is being typed.
func (l likeness) place() float64 {
	if l.typing && l.reason == gazetteer.NamePrefix {
		return 0.875 // below the same name in any spelling, above all else
	}
	return l.score
}

// candidate is a row with the name of it that is nearest.
type candidate struct {
	likeness
	id   string
	name string
	rank int
}

func (c candidate) before(d candidate) bool { return c.compare(d) < 0 }

func (c candidate) compare(d candidate) int {
	return cmp.Or(cmp.Compare(d.place(), c.place()), cmp.Compare(c.rank, d.rank), cmp.Compare(d.score, c.score),
		cmp.Compare(len(c.id), len(d.id)), cmp.Compare(c.id, d.id))
}

// found reads the best rows.
func (r *reader) found(best map[string]candidate, limit int) ([]gazetteer.Found, error) {
	all := make([]candidate, 0, len(best))
	for _, c := range best {
		all = append(all, c)
	}
	slices.SortFunc(all, candidate.compare)
	out := make([]gazetteer.Found, 0, min(limit, len(all)))
	for _, c := range all[:min(limit, len(all))] {
		row, ok, err := r.row(c.id)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, gazetteer.Found{Entry: row.GazetteerEntry, Matched: c.name, Score: c.score, Reason: c.reason, Rank: row.rank, Feature: row.feature})
		}
	}
	return out, nil
}

// spelling is what names are searched by.
type spelling struct {
	key      string
	rank     int
	skeleton string
}

// finder searches one dataset.
type finder struct {
	*reader
	no        int64
	asked     *gazetteer.Asked
	query     gazetteer.Query
	spellings map[spelling]likeness
}

// consider keeps a spelling that is like the text, or that begins with one of its
// prefixes: begun is the score for that.
func (f *finder) consider(s spelling, begun float64) {
	old, known := f.spellings[s]
	if known && old.score >= begun {
		return
	}
	score, reason := old.score, old.reason
	if !known {
		score, reason = f.asked.KeyLikeness(gazetteer.NameKey{Key: s.key, Skeleton: s.skeleton})
	}
	if begun > score {
		score, reason = begun, gazetteer.NamePrefix
	}
	if score > 0 {
		f.spellings[s] = likeness{score, reason, f.query.Typing}
	}
}

func (f *finder) find() ([]candidate, error) {
	if f.query.Typing {
		for _, prefix := range gazetteer.PrefixKeys(f.query.Text) {
			if err := f.begins(prefix); err != nil {
				return nil, err
			}
		}
	}
	for _, key := range f.asked.Keys() {
		if err := f.exact(key.Key); err != nil {
			return nil, err
		}
		if err := f.sounds(key.Skeleton); err != nil {
			return nil, err
		}
		if f.query.Typing && (len(f.spellings) >= 2*f.query.Limit || f.hasEqual()) {
			continue // enough for a text that will be longer in a moment
		}
		if err := f.similar(key.Key); err != nil {
			return nil, err
		}
	}
	return f.names()
}

// hasEqual reports that a spelling is the text's own.
func (f *finder) hasEqual() bool {
	for _, l := range f.spellings {
		if l.reason == gazetteer.SameSpelling { // keys know no other equality
			return true
		}
	}
	return false
}

// look considers the spellings that a statement selects as key, rank and skeleton.
// They come as one text, since a row of its own for each would cost more than the
// rest of the search; keys hold letters, marks and digits only.
func (f *finder) look(begun func(key string) float64, statement string, args ...any) error {
	var all sql.RawBytes
	return f.each(f.no, "SELECT group_concat(key || ' ' || rank || ' ' || skeleton, ',') FROM ("+statement+")", args, []any{&all}, func() {
		for one := range strings.SplitSeq(string(all), ",") {
			key, rest, _ := strings.Cut(one, " ")
			rank, skeleton, ok := strings.Cut(rest, " ")
			if ok {
				f.consider(spelling{key, int(rank[0] - '0'), skeleton}, begun(key))
			}
		}
	})
}

func notBegun(string) float64 { return 0 }

// exact finds the spellings with the very key.
func (f *finder) exact(key string) error {
	return f.look(notBegun, "SELECT DISTINCT key, rank, skeleton FROM dataset_0_name WHERE key = ?", key)
}

// begins finds some of each rank that begin with a key.
func (f *finder) begins(prefix string) error {
	begun := func(key string) float64 { return 0.7 + 0.15*float64(len(prefix))/float64(len(key)) }
	for rank := 1; rank <= lastRank; rank++ {
		err := f.look(begun, "SELECT key, rank, skeleton FROM dataset_0_spelling WHERE rank = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?",
			rank, prefix, prefix+string(utf8.MaxRune), 2*f.query.Limit)
		if err != nil {
			return err
		}
	}
	return nil
}

// maxSounds bounds the spellings of one skeleton that are compared.
const maxSounds = 400

// sounds finds the spellings with the same consonants.
func (f *finder) sounds(skeleton string) error {
	if skeleton == "" {
		return nil
	}
	return f.look(notBegun, "SELECT key, rank, skeleton FROM dataset_0_spelling WHERE skeleton = ? AND skeleton <> '' ORDER BY rank LIMIT ?", skeleton, maxSounds)
}

// names finds the rows that have the best spellings.
func (f *finder) names() ([]candidate, error) {
	order := make([]spelling, 0, len(f.spellings))
	for s := range f.spellings {
		order = append(order, s)
	}
	slices.SortFunc(order, func(a, b spelling) int {
		x, y := f.spellings[a], f.spellings[b]
		return cmp.Or(cmp.Compare(y.place(), x.place()), cmp.Compare(a.rank, b.rank), cmp.Compare(y.score, x.score), cmp.Compare(a.key, b.key), cmp.Compare(a.skeleton, b.skeleton))
	})
	best := map[string]candidate{}
	var id, name string
	for i, s := range order {
		if i >= 2*f.query.Limit || 2*len(best) >= 3*f.query.Limit {
			break
		}
		// As it is written, a name may be nearer than its key tells, where that
		// is equal or begins alike.
		near := f.spellings[s]
		closer := near.score >= 0.8 || f.query.Typing
		err := f.each(f.no, `SELECT r.gazetteer_id, n.name FROM dataset_0_name n CROSS JOIN dataset_0_row r USING (row_no)
			WHERE n.key = ? AND n.rank = ? AND n.skeleton = ? LIMIT ?`, []any{s.key, s.rank, s.skeleton, 2 * f.query.Limit}, []any{&id, &name}, func() {
			c := candidate{near, id, name, s.rank}
			if closer {
				if score, reason := f.asked.Likeness(name); score > c.score {
					c.score, c.reason = score, reason
				}
			}
			if old, known := best[id]; !known || c.before(old) {
				best[id] = c
			}
		})
		if err != nil {
			return nil, err
		}
	}
	out := make([]candidate, 0, len(best))
	for _, c := range best {
		out = append(out, c)
	}
	return out, nil
}
