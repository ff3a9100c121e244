// Templates draws the Word template of each built-in edition from its definition, and that of the superior's notice. It runs in the folder of that name:
// go generate ./templates.
package main

import (
	"log"
	"os"
	"path/filepath"

	"nianbao/form/define"
	"nianbao/render/word"
)

func main() {
	for _, f := range define.Builtin() {
		data, err := word.Template(f)
		if err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(f.Edition, "report.docx"), data, 0o644); err != nil {
			log.Fatal(err)
		}
	}
	data, err := word.Notice()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("notice.docx", data, 0o644); err != nil {
		log.Fatal(err)
	}
}
