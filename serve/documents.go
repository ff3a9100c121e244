package serve

import (
	"mime"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	"nianbao/serve/desk"
)

// A download is what was made, and where it is fetched.
type download struct {
	Download string   `json:"download"`
	Name     string   `json:"name"`
	Remarks  []string `json:"remarks"`
}

func newDownload(m *desk.Made, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return download{"/api/v1/downloads/" + m.ID + "/" + url.PathEscape(m.Name), m.Name, m.Remarks}, nil
}

var documentKinds = []string{"workbook", "marked", "docx", "html", "pdf", "json"}

func (s *Server) makeDocument(_ http.ResponseWriter, r *http.Request) (any, error) {
	var w desk.Wanted
	if err := read(r, &w); err != nil {
		return nil, err
	}
	if !slices.Contains(documentKinds, w.Kind) {
		return nil, misused("不能生成“" + w.Kind + "”")
	}
	return newDownload(s.desk.Document(r.Context(), r.PathValue("id"), w))
}

func (s *Server) makeBatch(_ http.ResponseWriter, r *http.Request) (any, error) {
	var b desk.Batch
	if err := read(r, &b); err != nil {
		return nil, err
	}
	if !desk.IsBatch(b.Kind) {
		return nil, misused("不能生成“" + b.Kind + "”")
	}
	return newDownload(s.desk.Batch(r.Context(), b))
}

func (s *Server) together(_ http.ResponseWriter, r *http.Request) (any, error) {
	var of struct {
		Files  []string `json:"files"`
		Roster []string `json:"roster"`
	}
	if err := read(r, &of); err != nil {
		return nil, err
	}
	return s.desk.Together(r.Context(), of.Files, of.Roster)
}

// fetch sends what was made. Its name in the address is for the browser: what is sent the id says. A page of ours would
// have the rights of this one where it was shown here, and so all is saved and nothing shown.
func (s *Server) fetch(w http.ResponseWriter, r *http.Request) (any, error) {
	m, err := s.desk.Made(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	from, err := os.Open(m.Path)
	if err != nil {
		return nil, desk.Gone(err)
	}
	defer from.Close()
	info, err := from.Stat()
	if err != nil {
		return nil, desk.Gone(err)
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": m.Name}))
	w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
	http.ServeContent(w, r, filepath.Base(m.Path), info.ModTime(), from)
	return answered, nil
}
