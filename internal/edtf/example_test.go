package edtf_test

import (
	"fmt"

	"github.com/heldline/heldline/internal/edtf"
)

func ExampleParse() {
	for _, s := range []string{"2017-11-03", "2014-06~", "[2014-06-21..2014-06-30]", "[..2017-09-15]"} {
		d, err := edtf.Parse(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(d.Earliest, d.Latest, "about:", d.Approximate, "start unknown:", d.OpenStart)
	}
	// Output:
	// 2017-11-03 2017-11-03 about: false start unknown: false
	// 2014-06-01 2014-06-30 about: true start unknown: false
	// 2014-06-21 2014-06-30 about: false start unknown: false
	// 0001-01-01 2017-09-15 about: false start unknown: true
}

func ExampleParse_refused() {
	_, err := edtf.Parse("[2017-09-15..2014]")
	fmt.Println(err)
	// Output: "[2017-09-15..2014]" ends before it begins; write the earlier date first
}

func ExampleBetween() {
	fmt.Println(edtf.Between(edtf.MustDay("2007-01-01"), edtf.MustDay("2007-04-30")))
	// Output: [2007-01-01..2007-04-30]
}

func ExampleParseDay() {
	_, err := edtf.ParseDay("2017-02-29")
	fmt.Println(err)
	// Output: "2017-02-29" is not a calendar day; write YYYY-MM-DD, for example 2017-11-03
}

func ExampleDay_Date() {
	day := edtf.MustDay("2016-02-28") + 1
	year, month, d := day.Date()
	fmt.Println(day, year, month, d)
	// Output: 2016-02-29 2016 2 29
}
