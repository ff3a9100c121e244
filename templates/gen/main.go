// Gen writes the Word template of each built-in edition, drawn from its definition. It runs in the templates folder (go generate ./templates).
package main

import (
	"log"
	"os"
	"path/filepath"

	"nianbao/docx/official"
	"nianbao/form"
)

func main() {
	for _, f := range form.Builtin() {
		data, err := official.Template(f)
		if err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(f.Edition, "report.docx"), data, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
