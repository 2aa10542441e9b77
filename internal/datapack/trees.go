package datapack

import "strings"

// link says that a record names another as the larger one.
type link struct {
	at            cellPlace
	child, parent string
}

// checkTrees reports actors and places that belong to themselves.
func (s *session) checkTrees() {
	s.checkTree("actors.csv", "parent_id", s.parents)
	s.checkTree("places.csv", "within", s.withins)
}

// checkTree reports each circle once, at the row of it that comes first.
func (s *session) checkTree(file, column string, links []link) {
	up := make(map[string]string, len(links))
	for _, l := range links {
		up[l.child] = l.parent
	}
	visited := make(map[string]int, len(links)) // id -> the walk that came by first
	for walk, l := range links {
		id, ok := l.child, true
		for ok && visited[id] == 0 {
			visited[id] = walk + 1
			id, ok = up[id]
		}
		if !ok || visited[id] != walk+1 {
			continue
		}
		circle := []string{id}
		for next := up[id]; next != id; next = up[next] {
			circle = append(circle, next)
		}
		s.reportCircle(file, column, links, circle)
	}
}

func (s *session) reportCircle(file, column string, links []link, circle []string) {
	members := make(map[string]bool, len(circle))
	for _, id := range circle {
		members[id] = true
	}
	for _, l := range links {
		if members[l.child] {
			s.problems.add(l.at.in(file).Problem("%s: a circle: %s; let one of them belong to none of the others",
				column, strings.Join(append(circle, circle[0]), " > ")))
			return
		}
	}
}
