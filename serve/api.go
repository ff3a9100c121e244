package serve

import (
	_ "embed"
	"net/http"
	"slices"
	"strings"
)

// api is the OpenAPI description of the handlers.
//
//go:embed openapi.yaml
var api []byte

// Handler returns all handlers, without the guard.
func (s *Server) Handler() http.Handler {
	mux, methods := http.NewServeMux(), map[string][]string{}
	for pattern, h := range s.routes() {
		mux.Handle(pattern, h)
		method, path, _ := strings.Cut(pattern, " ")
		methods[path] = append(methods[path], method)
	}
	for path, list := range methods {
		mux.Handle(path, only(list))
	}
	mux.Handle("/{name...}", pages())
	return mux
}

// only refuses what is asked for by another method than a path has.
func only(methods []string) handler {
	slices.Sort(methods)
	return func(w http.ResponseWriter, _ *http.Request) (any, error) {
		w.Header().Set("Allow", strings.Join(methods, ", "))
		return nil, &statusError{http.StatusMethodNotAllowed, refusal("不能这样用这个网址", seeAPI)}
	}
}

// routes are the API's handlers by their patterns, which openapi.yaml has as well.
func (s *Server) routes() map[string]handler {
	return map[string]handler{
		"GET /api/v1/files":                   s.listFiles,
		"POST /api/v1/files":                  s.takeFiles,
		"GET /api/v1/files/{id}":              s.viewFile,
		"DELETE /api/v1/files/{id}":           s.removeFile,
		"POST /api/v1/files/{id}/corrections": s.correct,
		"POST /api/v1/files/{id}/undo":        s.undo,
		"POST /api/v1/files/{id}/redo":        s.redo,
		"POST /api/v1/files/{id}/last":        s.setLast,
		"POST /api/v1/files/{id}/waivers":     s.waive,
		"POST /api/v1/files/{id}/documents":   s.makeDocument,
		"GET /api/v1/downloads/{id}/{name}":   s.fetch,
		"POST /api/v1/new":                    s.newFile,
		"POST /api/v1/sample":                 s.openSample,
		"GET /api/v1/drafts":                  s.listDrafts,
		"DELETE /api/v1/drafts/{id}":          s.removeDraft,
		"POST /api/v1/drafts/{id}/open":       s.openDraft,
		"POST /api/v1/batch":                  s.makeBatch,
		"POST /api/v1/together":               s.together,
		"GET /api/v1/rules":                   s.listRules,
		"GET /api/v1/forms":                   s.listForms,
		"GET /api/v1/version":                 s.tellVersion,
		"GET /api/v1/openapi.yaml":            s.describe,
	}
}

func unknown(http.ResponseWriter, *http.Request) (any, error) {
	return nil, &statusError{http.StatusNotFound, refusal("没有这个网址", "请从程序打开网页。")}
}
