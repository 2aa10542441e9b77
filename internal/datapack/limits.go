package datapack

// limits bound what one folder may ask of the machine; sizes are in bytes.
type limits struct {
	table    int64 // one CSV file
	geometry int64 // one geometry file, and datapackage.json
	rows     int   // rows of one table
	line     int   // one line of a table
	cell     int   // one cell
	depth    int   // nesting of a geometry file
	problems int   // problems reported before the rest are only counted
}

func defaultLimits() limits {
	return limits{
		table: 1 << 30, geometry: 64 << 20, rows: 5_000_000,
		line: 4 << 20, cell: 64 << 10, depth: 16, problems: 10_000,
	}
}
