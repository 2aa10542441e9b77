package atlas

import (
	"net/url"
	"strings"
)

// LicenceURL is the address of a licence by its SPDX id: the deed of a Creative
// Commons licence, else its page at SPDX; "" for no id.
func LicenceURL(id string) string {
	rest, cc := strings.CutPrefix(id, "CC-")
	if at := strings.LastIndexByte(rest, '-'); cc && at > 0 {
		return "https://creativecommons.org/licenses/" + strings.ToLower(rest[:at]) + "/" + rest[at+1:] + "/"
	}
	switch id {
	case "":
		return ""
	case "CC0-1.0":
		return "https://creativecommons.org/publicdomain/zero/1.0/"
	}
	return "https://spdx.org/licenses/" + url.PathEscape(id) + ".html"
}
