package server_test

import "testing"

func TestExtensionFetchesValues(t *testing.T) {
	s, _ := shelved(t, "../../data")
	type extension struct {
		Meta []struct{ ID, Name string }
		Rows map[string]map[string][]map[string]any
	}
	ask := `{"ids":["rawa","survey:2","nowhere"],"properties":[{"id":"name"},{"id":"status","settings":{"date":"2017-11-18"}},{"id":"holder","settings":{"date":"2017-11-18"}},{"id":"lat"},{"id":"within"},{"id":"where"},{"id":"near"}]}`
	x := parse[extension](t, s.get(t, "/reconcile?extend="+query(ask)).body)
	if len(x.Meta) != 7 || len(x.Rows) != 3 {
		t.Fatalf("answered %+v", x)
	}
	if v := x.Rows["rawa"]; v["name"][0]["str"] != "Rawa" || v["status"][0]["str"] != "held" || len(v["holder"]) != 1 || len(v["lat"]) != 1 || v["within"][0]["id"] == nil || len(v["near"]) != 0 {
		t.Errorf("the place has %v", v)
	}
	if v := x.Rows["survey:2"]; v["name"][0]["str"] != "Kumpula" || v["lat"][0]["float"] != -17.6 || v["where"][0]["str"] != "survey:2" || len(v["status"]) != 0 {
		t.Errorf("the row has %v", v)
	}
	for id, values := range x.Rows["nowhere"] {
		if len(values) != 0 {
			t.Errorf("an unknown entity has the %s %v", id, values)
		}
	}
}
