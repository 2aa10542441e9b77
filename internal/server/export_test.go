package server

import "net/http"

// Router answers without the lane.
func (s *Server) Router() http.Handler { return s.echo }

// Pass answers in the lane alone, where it can.
func (s *Server) Pass(w http.ResponseWriter, r *http.Request) bool { return s.pass(w, r) }

// Kept is how many bodies are kept, and how many bytes they weigh.
func (s *Server) Kept() (n int, weight int64) { return s.bodies.Len(), s.bodies.Weight() }
