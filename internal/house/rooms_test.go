package house

// module is the import path of the project.
const module = "github.com/heldline/heldline/"

// rooms says which rooms each room may import: this table is the walls. A new
// room needs a row here and a line in docs/architecture.md; run `make golden`
// afterwards, which writes the same walls into .golangci.yml. Rooms are the
// folders of internal/; web, docs, cmd, tools and test are one room each.
func rooms() map[string][]string {
	return map[string][]string{
		"edtf":          {},
		"geo":           {},
		"encode":        {},
		"column":        {},
		"atlas":         {"column", "edtf"},
		"words":         {"atlas", "edtf"},
		"symbol":        {"atlas"},
		"edition":       {"atlas", "edtf", "encode", "gazetteer", "geo", "kept"},
		"cql":           {"edtf"},
		"feature":       {"atlas", "edition", "edtf", "encode", "gazetteer", "geo", "words"},
		"geopackage":    {"edtf", "feature"},
		"qgis":          {"atlas", "edition", "feature", "geo", "symbol", "words"},
		"datapack":      {"atlas", "column", "edtf", "geo"},
		"gazetteer":     {"atlas", "edtf", "geo"},
		"gazetteerfile": {"atlas", "gazetteer"},
		"sqlite":        {"atlas", "column", "edition", "edtf", "gazetteer"},
		"publish":       {"atlas", "datapack", "edition", "edtf", "gazetteer"},
		"tile":          {"edtf", "feature", "geo"},
		"poster":        {"atlas", "edition", "edtf", "geo", "symbol", "words"},
		"ogc":           {"atlas", "cql", "edition", "edtf", "feature", "geo", "words"},
		"pages":         {"atlas", "docs", "edition", "edtf", "feature", "gazetteer", "geo", "ogc", "poster", "symbol", "words"},
		"server":        {"atlas", "docs", "download", "edition", "edtf", "feature", "gazetteer", "geo", "kept", "ogc", "pages", "poster", "symbol", "tile", "web", "words"},
		"download":      {"atlas", "docs", "edition", "edtf", "feature", "geo", "geopackage", "qgis", "symbol", "words"},
		"export":        {"atlas", "download", "edition"},
		"kept":          {},
		"sample":        {"atlas", "datapack", "edition", "edtf"},
		"docs":          {},
		"web":           {},
		"house":         {},
		"cmd":           {anyRoom},
		"tools":         {anyRoom},
		"test":          {anyRoom},
	}
}

// anyRoom in a row of the table lifts the walls: programs wire what they need.
const anyRoom = "*"

// guest is a package from outside that only some rooms may import.
type guest struct {
	path   string // import path; packages below it are meant too
	rooms  []string
	reason string
}

// guests lists the packages whose place matters. All others are free.
func guests() []guest {
	return []guest{
		{"github.com/labstack/echo", []string{"server"}, "Echo stays inside server, so that it can be replaced there"},
		{"github.com/mattn/go-sqlite3", []string{"geopackage", "sqlite"}, "only the store, and files that are databases, know the driver"},
		{"database/sql", []string{"geopackage", "sqlite"}, "only the store, and files that are databases, know SQL"},
		{"net/http", []string{"cmd", "server", "tools"}, "only server speaks HTTP"},
		{"html/template", []string{"pages"}, "pages are written by pages"},
		{"github.com/alecthomas/kong", []string{"cmd", "tools"}, "flags are read by the program only"},
	}
}
