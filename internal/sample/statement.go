package sample

import "math/rand/v2"

// perArabic is how many statements there are for one that is in Arabic too.
const perArabic = 6

// state writes what a claim says, in a sentence of the length that people write.
func state(r *rand.Rand, out row, s side, place, area name) {
	where, arabic := place.latin, place.arabic
	if out["place_id"] == "" {
		where, arabic = out["count"]+" villages", "قرى"
	}
	done := map[string]name{
		"took": {" captured ", " سيطرت على "}, "holds": {" were still in ", " ما زالت في "},
		"entered": {" were fighting inside ", " تقاتل داخل "}, "left": {" had left ", " انسحبت من "},
	}[out["verb"]]
	voice, said := "", name{}
	if out["claimant_id"] != "document" {
		voice, said.arabic = "It was said that ", "قيل إن "
	}
	around := pick(r, []name{{}, {}, {" near " + area.latin, " قرب " + area.arabic}, {" after a fight of several hours", " بعد معارك دامت ساعات"}})
	out["statement_en"] = voice + s.name.latin + done.latin + where + around.latin + "."
	if r.IntN(perArabic) == 0 {
		out["statement_ar"] = said.arabic + s.name.arabic + done.arabic + arabic + around.arabic + "."
	}
}
