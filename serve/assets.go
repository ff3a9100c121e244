package serve

import (
	"io/fs"
	"mime"
	"net/http"
	"path"

	"nianbao/serve/page"
)

// types are those of the page's files, whatever the system's own table of endings says.
var types = map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}

// pages serves the page's own files by their names. Nothing else has a name.
func pages() http.Handler {
	files := map[string][]byte{}
	err := fs.WalkDir(page.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(page.Files(), name)
		return err
	})
	if err != nil {
		panic(err) // they are embedded
	}
	files[""] = files["index.html"]
	read := only([]string{http.MethodGet, http.MethodHead})
	return handler(func(w http.ResponseWriter, r *http.Request) (any, error) {
		name := r.PathValue("name")
		data, ok := files[name]
		if !ok {
			return unknown(w, r)
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			return read(w, r)
		}
		if name == "" {
			name = "index.html"
		}
		kind := types[path.Ext(name)]
		if kind == "" {
			kind = mime.TypeByExtension(path.Ext(name))
		}
		w.Header().Set("Content-Type", kind)
		w.Write(data)
		return answered, nil
	})
}
