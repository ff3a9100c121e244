package serve

import (
	"net/http"

	"nianbao/check"
	"nianbao/serve/desk"
	"nianbao/serve/guard"
)

// A rule is one of the rules, explained.
type rule struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
	Title    string `json:"title"`
	What     string `json:"what"`
	Basis    string `json:"basis"`
	Example  string `json:"example"`
	Says     string `json:"says"`
	Mend     string `json:"mend"`
	Waivable bool   `json:"waivable"`
}

func (s *Server) listRules(http.ResponseWriter, *http.Request) (any, error) {
	rules := []rule{}
	for _, r := range check.Rules(s.library.Forms) {
		rules = append(rules, rule{r.ID, r.Severity.String(), r.Title, r.What, r.Basis, r.Example, r.Says,
			desk.Plain(r.Mend), r.CanWaive()})
	}
	return map[string]any{"rules": rules}, nil
}

// A formFact is an edition, with the years that it is for.
type formFact struct {
	Form   string `json:"form"`
	Notice string `json:"notice"`
	Title  string `json:"title"`
	From   int    `json:"from"`
	To     int    `json:"to,omitempty"`
}

func (s *Server) listForms(http.ResponseWriter, *http.Request) (any, error) {
	forms := []formFact{}
	for _, f := range s.library.Forms {
		forms = append(forms, formFact{f.Edition, f.Notice, f.ReportTitle(), f.Years.From, f.Years.To})
	}
	return map[string]any{"forms": forms}, nil
}

// Name is by what a running server is known.
const Name = "nianbao"

func (s *Server) tellVersion(http.ResponseWriter, *http.Request) (any, error) {
	return map[string]any{"name": Name, "version": s.version, "pdf": desk.CanPrint(),
		"limits": map[string]int{"file": guard.MaxFile, "request": guard.MaxRequest, "files": guard.MaxFiles}}, nil
}

func (s *Server) describe(w http.ResponseWriter, _ *http.Request) (any, error) {
	w.Header().Set("Content-Type", "application/yaml")
	w.Write(api)
	return answered, nil
}
