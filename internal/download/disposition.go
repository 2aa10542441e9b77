package download

import "strings"

// Disposition is the header Content-Disposition (RFC 6266) of a file that is saved
// under a name: in ASCII for old programs, and as it is (RFC 8187).
func Disposition(name string) string {
	var plain, whole strings.Builder
	for _, r := range name {
		if r < ' ' || r >= 0x7f || strings.ContainsRune(`"\/;%`, r) {
			plain.WriteByte('_')
		} else {
			plain.WriteRune(r)
		}
	}
	const hex = "0123456789ABCDEF"
	for i := range len(name) {
		if c := name[i]; attrChar(c) {
			whole.WriteByte(c)
		} else {
			whole.WriteString(string([]byte{'%', hex[c>>4], hex[c&15]}))
		}
	}
	return `attachment; filename="` + plain.String() + `"; filename*=UTF-8''` + whole.String()
}

// attrChar reports that a byte stands for itself in an extended value (RFC 8187, 3.2.1).
func attrChar(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("!#$&+-.^_`|~", c) >= 0
}
