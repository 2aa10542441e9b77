package download

// table writes one layer as a table.
func table(o *Order) ([]byte, error) { return o.Collection(o.File.Layer).CSV(o.File.Layer.Row) }
