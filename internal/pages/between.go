package pages

// betweenModel is the text twin of the map between two evenings.
type betweenModel struct {
	*writer
	Range   *rangeModel
	Ways    *waysModel
	Sources []sourceRef
	Cite    string
	MapURL  string
}

// Between writes the page of what changed from the evening of the request's
// Since, which must be set, to that of its day.
func (s *Site) Between(req Request) ([]byte, error) {
	w := s.writer(req)
	article := w.rangeArticle(true)
	m := &betweenModel{
		writer: w, Range: article, Ways: w.ways(), Sources: w.sources(), MapURL: w.url("/", "from", article.From, "to", article.To),
		Cite: w.T("range.cite", "title", w.ed.Atlas.About.Title.In(w.lang.Code), "range", article.Title, "edition", w.ed.ID,
			"rule", w.T("rule."+string(w.rule())), "url", w.absolute("/e/"+w.ed.ID+w.req.Path)),
	}
	d := s.document(w, article.Title, article.summary())
	d.Body = m
	d.Offer, d.Picture = w.offer(), w.picture()
	return s.render("between", d)
}
