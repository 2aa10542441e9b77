package gazetteerfile

import (
	"strings"
)

// Sizes by population from which a populated place is called a city or a town.
const (
	cityPopulation = 100_000
	townPopulation = 10_000
)

// features says which kind of place a GeoNames feature is; the codes are those of
// https://download.geonames.org/export/dump/featureCodes_en.txt. What is not
// listed has the kind of its class.
func features() map[string]string {
	kinds := map[string]string{}
	for kind, codes := range map[string]string{
		"country":         "A.PCL A.PCLD A.PCLF A.PCLH A.PCLI A.PCLIX A.PCLS",
		"governorate":     "A.ADM1 A.ADM1H",
		"district":        "A.ADM2 A.ADM2H",
		"region":          "A.LTER A.TERR A.ZN A.ZNB L.CONT L.RGN L.RGNE L.RGNH L.RGNL T.DSRT T.ERG",
		"city":            "P.PPLC P.PPLA P.PPLG",
		"town":            "P.PPLA2 P.PPLA3 P.PPLA4 P.PPLA5",
		"neighbourhood":   "P.PPLX",
		"airfield":        "S.AIRB S.AIRF S.AIRH S.AIRP S.AIRQ S.AIRS S.AIRT",
		"station":         "S.BUSTN S.BUSTP S.FY S.FYT S.MTRO S.RSTN S.RSTNQ S.RSTP S.RSTPQ S.TRANT",
		"bridge":          "S.BDG S.BDGQ",
		"dam":             "S.DAM S.DAMQ S.DAMSB",
		"border_crossing": "S.PSTB S.PSTC S.CSTM",
		"building": "S.ADMF S.BANK S.BLDA S.BLDG S.BLDO S.CH S.CSTL S.CTHSE S.CTRCM S.CVNT S.DIP S.FT S.GHSE S.GOVL S.HSE S.HSEC " +
			"S.HSP S.HTL S.LIBR S.MALL S.MKT S.MSQE S.MUS S.OPRA S.PAL S.PO S.PP S.PRN S.SCH S.SHRN S.SYG S.THTR S.TMPL S.TOWR",
		"facility": "L.MILB L.NVB L.OILF R.RDJCT R.RJCT R.RYD",
		"route":    "R.OILP R.RTE R.STKR R.TRL",
	} {
		for code := range strings.FieldsSeq(codes) {
			kinds[code] = kind
		}
	}
	return kinds
}

// kindOf returns the kind of a row, one of atlas.PlaceKinds.
func (g *geonames) kindOf(row *geoRow) string {
	kind, listed := g.features[row.class+"."+row.code]
	switch {
	case row.class == "P" && row.population >= cityPopulation && kind != "neighbourhood":
		return "city"
	case listed:
		return kind
	case row.class == "P" && row.population >= townPopulation:
		return "town"
	case row.class == "P":
		return "village"
	case row.class == "R":
		return "road"
	case row.class == "S":
		return "facility"
	}
	return "area" // other divisions, waters, parks, mountains, woods, and rows without a class
}

// rankOf orders rows of the same name, as gazetteer.Import says.
func rankOf(kind string) int {
	switch kind {
	case "country", "governorate", "city":
		return 1
	case "district", "town":
		return 2
	case "village", "neighbourhood":
		return 3
	}
	return 4
}

// feature writes a class and code as gazetteer.Import has them.
func feature(row *geoRow) string {
	if row.code == "" {
		return row.class
	}
	return row.class + "." + row.code
}
