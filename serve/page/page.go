// Package page is what the browser shows of nianbao serve: markup, style and script, as they stand in assets, embedded.
package page

import (
	"embed"
	"io/fs"
)

//go:embed assets
var files embed.FS

// Files returns the assets, index.html among them, by their names.
func Files() fs.FS {
	sub, err := fs.Sub(files, "assets")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return sub
}
