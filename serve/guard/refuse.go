package guard

import (
	"encoding/json"
	"html/template"
	"net/http"
	"strings"
)

// refuse answers a request that is not let in: a program, or the page, with JSON, a person with a page.
func refuse(w http.ResponseWriter, r *http.Request, reason, advice string) {
	if strings.HasPrefix(r.URL.Path, "/api/") {
		Answer(w, http.StatusForbidden, Refusal{Reason: reason, Advice: advice})
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusForbidden)
	page.Execute(w, map[string]string{"Reason": reason, "Advice": advice})
}

var page = template.Must(template.New("").Parse(`<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{.Reason}}</title></head>
<body><main><h1>{{.Reason}}</h1><p>{{.Advice}}</p></main></body></html>
`))

// A Refusal says why something was not done, and what to do.
type Refusal struct {
	Reason string `json:"reason"`
	Advice string `json:"advice"`
	Cell   string `json:"cell,omitempty"` // the cell's id, where one is meant
}

// Answer writes a refusal as the API has it.
func Answer(w http.ResponseWriter, status int, why Refusal) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]Refusal{"error": why})
}
