package pages

import (
	"net/url"
	"strings"
)

// report is where readers report an error in a record: a mail that is begun for
// them, or the editors' own address with the record, edition and page as
// parameters. It is empty where the atlas names no address.
func (w *writer) report(path, id string) string {
	page := w.req.Base + w.pinnedURL(w.ed.ID, path)
	return w.reportTo(page, "record", id, w.T("report.record", "id", id))
}

// reportPage is the same for this page as a whole.
func (w *writer) reportPage() string {
	return w.reportTo(w.req.Base+w.rootURL(w.req.Path), "", "", "")
}

func (w *writer) reportTo(page, parameter, id, line string) string {
	about := &w.ed.Atlas.About
	to := about.ReportTo
	if to == "" {
		return ""
	}
	subject := about.Title.In(w.lang.Code)
	lines := []string{w.T("report.edition", "edition", w.ed.ID), w.T("report.page", "url", page), "", w.T("report.wrong"), ""}
	if id != "" {
		subject = w.T("report.subject", "atlas", subject, "id", id)
		lines = append([]string{line}, lines...)
	}
	if !strings.Contains(to, "://") {
		return "mailto:" + mailEscape(to) + "?subject=" + escape(subject) + "&body=" + escape(strings.Join(lines, "\r\n"))
	}
	u, err := url.Parse(to)
	if err != nil {
		return to
	}
	q := u.Query()
	set(q, parameter, id)
	q.Set("edition", w.ed.ID)
	q.Set("page", page)
	q.Set("title", subject) // what trackers call the two parts of a message
	q.Set("body", strings.Join(lines, "\n"))
	u.RawQuery = q.Encode()
	return u.String()
}

// escape writes a value of a mail address's query (RFC 6068, 2): a plus sign
// there is a plus, not a space.
func escape(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// mailEscape leaves the at sign in an address.
func mailEscape(s string) string { return strings.ReplaceAll(escape(s), "%40", "@") }
