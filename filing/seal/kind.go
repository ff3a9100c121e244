package seal

import (
	"archive/zip"
	"fmt"
	"io"
	"os"

	"nianbao/ooxml/opc"
	"nianbao/regex"
)

// A Kind is what an output is that is no report. It stays on the output when people change it, unlike the mark that fits
// no more then: a notice with a sentence more is no filing either.
type Kind string

// The kinds of outputs that are no reports.
const (
	None       Kind = ""
	Notice     Kind = "notice"
	Digest     Kind = "digest"     // what came of many files
	Overview   Kind = "overview"   // a draft of a report's text
	Comparison Kind = "comparison" // a table of two years
)

var (
	kindShape = regex.New(`<property [^>]*name="nianbao-kind"[^>]*>[^<]*<[^>]*>([a-z]{1,20})</[^>]*>[^<]*</property>`)
	pageShape = regex.New(`<meta name="nianbao" content="([a-z]{1,20})">`)
)

// SignAs puts the mark on an output, and what it is that is no report, as Sign does. The error is an *opc.Error.
func SignAs(pkg *opc.Package, kind Kind) error {
	part, err := Prepare(pkg)
	if err != nil {
		return err
	}
	source, _ := pkg.Part(part)
	text := kindShape.ReplaceAllString(markShape.ReplaceAllString(string(source), ""), "") // a template may have them
	if lastEnd(text) < 0 {
		return nil
	}
	if kind != None {
		text = string(withProperty(text, "nianbao-kind", string(kind)))
	}
	pkg.Set(part, withProperty(text, "nianbao", noMark))
	pkg.Set(part, withProperty(text, "nianbao", hashOf(pkg)))
	return nil
}

// withProperty returns properties with one more.
func withProperty(text, name, value string) []byte {
	end := lastEnd(text)
	return fmt.Appendf(nil, `%s<property fmtid="%s" pid="%d" name="%s"><vt:lpwstr xmlns:vt="%s">%s</vt:lpwstr></property>%s`,
		text[:end], formatID, nextPID(text), name, variants, value, text[end:])
}

// KindOf returns what an output at a path is that is no report, whoever has changed it since; None for all else.
func KindOf(path string) Kind {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return None
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		return kindIn(pageShape, headOf(path))
	}
	defer z.Close()
	for _, f := range z.File {
		if !partShape.MatchString(f.Name) {
			continue
		}
		part, err := f.Open()
		if err != nil {
			return None
		}
		source, _ := io.ReadAll(io.LimitReader(part, maxLooked))
		part.Close()
		if kind := kindIn(kindShape, source); kind != None {
			return kind
		}
	}
	return None
}

func kindIn(shape *regex.Lazy, source []byte) Kind {
	if m := shape.FindSubmatch(source); m != nil {
		return Kind(m[1])
	}
	return None
}
