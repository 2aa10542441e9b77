package gazetteerfile

// divisions are the names of governorates and districts by their codes: "XX.01"
// and "XX.01.005". A file that holds the codes but not the rows they stand for
// leaves them without a name, and a bare code is shown to nobody.
type divisions map[string]string

// add takes the name from the row of a division itself; the first of a code counts.
func (d divisions) add(row *geoRow) {
	key := ""
	switch {
	case row.class != "A":
	case row.code == "ADM1":
		key = row.country + "." + row.admin1
	case row.code == "ADM2":
		key = row.country + "." + row.admin1 + "." + row.admin2
	}
	if key == "" || row.admin1 == "" || row.code == "ADM2" && row.admin2 == "" {
		return
	}
	if _, known := d[key]; !known {
		d[key] = row.name
	}
}

// of returns the names of the divisions that a row lies in, or empty texts.
func (d divisions) of(row *geoRow) (admin1, admin2 string) {
	key := row.country + "." + row.admin1
	return d[key], d[key+"."+row.admin2]
}
