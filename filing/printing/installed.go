package printing

import (
	"bytes"
	"context"
	"os/exec"
	"slices"
	"strings"
	"time"

	"nianbao/docx/fit"
	"nianbao/ooxml/opc"
)

// A Processor is a word processor that prints.
type Processor struct {
	Name string // LibreOffice, WPS, Word
	Path string // of its program; empty where the system does not say
}

// Processors returns those of the machine by which a report can be printed, the one that is asked first; none where
// there is none. That one is installed does not say that it works.
func Processors() (list []Processor) {
	if office := LibreOffice(); office != "" {
		list = append(list, Processor{"LibreOffice", office})
	}
	return append(list, registered()...)
}

// A Font is one that documents name.
type Font struct {
	Name    string
	Has     bool
	Instead string // by which the system replaces it, where it says; else empty
}

// Fonts returns the typefaces in which templates are to be set once they are filled, each once.
func Fonts(documents ...[]byte) (names []string, err error) {
	for _, data := range documents {
		pkg, err := opc.Read(data)
		if err != nil {
			return nil, err
		}
		for _, part := range pkg.Parts() { // what actions are filled with has digits
			pkg.Set(part.Name, bytes.ReplaceAll(part.Data, []byte("}}"), []byte("}}0")))
		}
		of, err := fit.Fonts(pkg)
		if err != nil {
			return nil, err
		}
		for _, name := range of {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names, nil
}

// maxAsking is how long a program of the system's may take to answer.
const maxAsking = 10 * time.Second

// Installed says of typefaces whether the machine has them; known is false where it cannot be found out.
func Installed(names []string) (fonts []Font, known bool) {
	if fonts, known = listed(names); known {
		return fonts, true
	}
	match, err := exec.LookPath("fc-match")
	if err != nil {
		return nil, false
	}
	for _, name := range names {
		ctx, cancel := context.WithTimeout(context.Background(), maxAsking)
		// A hyphen and a colon mean something in what is asked for.
		said, err := exec.CommandContext(ctx, match, "-f", "%{family}",
			strings.NewReplacer("-", `\-`, ":", `\:`, ",", `\,`).Replace(name)+":lang=zh-cn").Output()
		cancel()
		if err != nil || len(said) == 0 {
			return nil, false
		}
		fonts = append(fonts, matched(name, strings.Split(string(said), ",")))
	}
	return fonts, true
}

// matched holds the families of the typeface that is used for a name against it.
func matched(name string, families []string) Font {
	is := func(family string) bool { return isFont(strings.TrimSpace(family), name) }
	if slices.ContainsFunc(families, is) {
		return Font{Name: name, Has: true}
	}
	return Font{Name: name, Instead: strings.TrimSpace(families[0])}
}

// among returns which typefaces are among those that a system lists by their names, a line for several of one file:
// SimSun & NSimSun (TrueType).
func among(names, lines []string) (fonts []Font) {
	var have []string
	for _, line := range lines {
		line, _, _ = strings.Cut(line, " (")
		for name := range strings.SplitSeq(line, "&") {
			have = append(have, strings.TrimSpace(name))
		}
	}
	for _, name := range names {
		is := func(family string) bool { return isFont(family, name) }
		fonts = append(fonts, Font{Name: name, Has: slices.ContainsFunc(have, is)})
	}
	return fonts
}
