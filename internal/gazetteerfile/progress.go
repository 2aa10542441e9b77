package gazetteerfile

// Stage is a part of the work, in its order.
type Stage string

// Stages. Checking reads the files once, so that the others know what is in them.
const (
	Checking   Stage = "checking"
	Reading    Stage = "reading"
	Alternates Stage = "alternate names"
	Indexing   Stage = "indexing"
)

// Progress says how far the work is.
type Progress struct {
	Stage Stage
	Done  int64 // bytes of the unpacked text; in no unit while indexing
	Total int64 // 0 = not known
	Rows  int   // rows or alternate names committed in this stage by this run
}
