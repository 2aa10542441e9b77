package encode

import (
	"encoding/json"
	"strings"
)

// HTMLText appends a JSON string in which what HTML minds is escaped too, as
// json.Marshal does.
func HTMLText(b []byte, s string) []byte {
	if strings.IndexByte(s, '<') >= 0 || strings.IndexByte(s, '>') >= 0 || strings.IndexByte(s, '&') >= 0 {
		text, _ := json.Marshal(s) // a string never fails
		return append(b, text...)
	}
	return Text(b, s)
}

// HTMLTexts appends a list of such strings, null where there is no list.
func HTMLTexts(b []byte, list []string) []byte {
	if list == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = HTMLText(b, s)
	}
	return append(b, ']')
}
