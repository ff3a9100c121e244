package serve

import (
	"net/http"

	"nianbao/serve/desk"
)

func (s *Server) correct(_ http.ResponseWriter, r *http.Request) (any, error) {
	var c desk.Corrections
	if err := read(r, &c); err != nil {
		return nil, err
	}
	return s.desk.Correct(r.Context(), r.PathValue("id"), c)
}

func (s *Server) undo(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.desk.Undo(r.Context(), r.PathValue("id"))
}

func (s *Server) redo(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.desk.Redo(r.Context(), r.PathValue("id"))
}

func (s *Server) setLast(_ http.ResponseWriter, r *http.Request) (any, error) {
	var of struct {
		File   *string `json:"file"`
		Unlike bool    `json:"unlike"`
	}
	if err := read(r, &of); err != nil {
		return nil, err
	}
	last := ""
	if of.File != nil {
		last = *of.File
	}
	return s.desk.SetLast(r.Context(), r.PathValue("id"), last, of.Unlike)
}

func (s *Server) waive(_ http.ResponseWriter, r *http.Request) (any, error) {
	var w desk.Waiving
	if err := read(r, &w); err != nil {
		return nil, err
	}
	return s.desk.Waive(r.Context(), r.PathValue("id"), w)
}

func (s *Server) newFile(_ http.ResponseWriter, r *http.Request) (any, error) {
	var b desk.Blank
	if err := read(r, &b); err != nil {
		return nil, err
	}
	return s.desk.New(r.Context(), b)
}

func (s *Server) listDrafts(http.ResponseWriter, *http.Request) (any, error) {
	return map[string]any{"drafts": s.desk.Drafts()}, nil
}

func (s *Server) openDraft(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.desk.OpenDraft(r.Context(), r.PathValue("id"))
}

func (s *Server) removeDraft(_ http.ResponseWriter, r *http.Request) (any, error) {
	return nil, s.desk.RemoveDraft(r.Context(), r.PathValue("id"))
}
