package word

import (
	"embed"
	"io/fs"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/regex"
)

//go:embed all:parts
var parts embed.FS

// fixedParts returns the parts that are the same for every form, in the order of their names. Walking embedded files
// does not fail.
func fixedParts() []opc.Part {
	var fixed []opc.Part
	fs.WalkDir(parts, "parts", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := parts.ReadFile(path)
		name, text := strings.TrimPrefix(path, "parts/"), compact(string(data))
		fixed = append(fixed, opc.Part{Name: name, Data: []byte(text)})
		if name == "word/header1.xml" {
			fixed = append(fixed, opc.Part{Name: "word/header2.xml", Data: []byte(evenHeader(text))})
		}
		return err
	})
	return fixed
}

var (
	comments = regex.New(`(?s)<!--.*?-->`)
	indents  = regex.New(`>\s+<`)
)

// compact takes out of a part what is for its readers here: comments and indents.
func compact(text string) string {
	return strings.TrimSpace(indents.ReplaceAllString(comments.ReplaceAllString(text, ""), "><"))
}

// evenHeader returns the even pages' header: the odd pages' with names of its own for the shape, which must differ
// within a document.
func evenHeader(odd string) string {
	return strings.NewReplacer(
		"PowerPlusWaterMarkObject1", "PowerPlusWaterMarkObject2",
		"_x0000_s2049", "_x0000_s2050",
	).Replace(odd)
}
