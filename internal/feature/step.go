package feature

import "github.com/heldline/heldline/internal/edtf"

// Steps are the distances of the days of a series.
func Steps() []string { return []string{"day", "week", "month"} }

// Days lists the days with from <= day < until: every one, every seventh, or that of
// each month, the last of the month where it is shorter; at most so many. The answer
// tells whether there are more.
func Days(from, until edtf.Day, step string, most int) (days []edtf.Day, more bool) {
	year, month, day := from.Date()
	for i := 0; ; i++ {
		var next edtf.Day
		switch step {
		case "week":
			next = from + edtf.Day(7*i)
		case "month":
			next = edtf.DayOf(year, month+i, day)
			if end := edtf.DayOf(year, month+i+1, 0); next > end {
				next = end
			}
		default:
			next = from + edtf.Day(i)
		}
		if next >= until {
			return days, false
		}
		if len(days) == most {
			return days, true
		}
		days = append(days, next)
	}
}
