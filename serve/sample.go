package serve

import (
	"bytes"
	_ "embed"
	"net/http"

	"nianbao/serve/guard"
)

// sample is testdata's workbook with two digits of one figure exchanged.
//
//go:embed sample.xlsx
var sample []byte

// Sample returns that workbook.
func Sample() []byte { return bytes.Clone(sample) }

func (s *Server) openSample(_ http.ResponseWriter, r *http.Request) (any, error) {
	f, err := s.desk.Receive("样例：示例市2024年统计表.xlsx", "", bytes.NewReader(sample), guard.MaxFile)
	if err != nil {
		return nil, err
	}
	v, err := s.desk.View(r.Context(), f.ID())
	if err != nil {
		s.desk.Remove(f.ID())
	}
	return v, err
}
