package docx

import (
	"bytes"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"text/template"

	"nianbao/phrase"
)

// The functions through which values are printed.
const (
	textFunc  = "nianbaoText"
	linesFunc = "nianbaoLines"
)

// maxErrors bounds how many errors one filling reports.
const maxErrors = 100

// Fill carries out the template's actions with the data, whose keys are names in the template, and returns the document. Every error
// comes at once: the error is Errors.
func (t *Template) Fill(data map[string]any) ([]byte, error) {
	funcs := phrase.Bind(data)
	funcs[textFunc] = runText
	out := t.pkg.Clone()
	var problems Errors
	for _, p := range t.parts {
		text, errs := p.fill(funcs, data)
		problems = append(problems, errs...)
		out.Set(p.name, text)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return out.Bytes()
}

// fill carries out the part's actions. Actions that fail are reported and left out, and the rest tried again, so that one filling reports
// them all.
func (p *part) fill(funcs template.FuncMap, data map[string]any) ([]byte, Errors) {
	var problems Errors
	failed := map[int]bool{}
	funcs[linesFunc] = p.lines
	report := func(i int, err error) {
		e := &Error{Part: p.title, Reason: phrase.Explain(err).Reason}
		if i >= 0 {
			e.Place, e.Action, failed[i] = p.actions[i].place, p.actions[i].source, true
		}
		problems = append(problems, e)
	}
	for len(problems) < maxErrors {
		source, starts := p.source(data, failed)
		t, err := template.New("").Option("missingkey=error").Funcs(funcs).Parse(source)
		if err != nil {
			if before := len(problems); p.parseEach(funcs, failed, report) == 0 {
				report(-1, err)
				return nil, problems[before:]
			}
			continue
		}
		var out bytes.Buffer
		out.Grow(p.size + p.size/8)
		if err = t.Execute(&out, data); err == nil {
			return p.completed(out.Bytes()), problems
		}
		at := locate(err, source, starts)
		if at < 0 || failed[at] {
			report(-1, err)
			break
		}
		report(at, err)
	}
	return nil, problems
}

// parseEach reports the actions that cannot be parsed by themselves and returns how many they are: a parse error tells only its line, and
// a part is one line.
func (p *part) parseEach(funcs template.FuncMap, failed map[int]bool, report func(int, error)) int {
	found := 0
	for i, a := range p.actions {
		if failed[i] || a.kind == closes || a.kind == middle && a.source == "else" {
			continue
		}
		source := a.text(i, false)
		switch a.kind {
		case opens:
			source += "{{end}}"
		case middle:
			source = "{{if true}}" + source + "{{end}}"
		}
		_, err := template.New("").Funcs(funcs).Parse(source)
		if err == nil || strings.Contains(err.Error(), "undefined variable") {
			continue
		}
		report(i, err)
		found++
	}
	return found
}

var literal = strings.NewReplacer("{{", `{{"{{"}}`)

// source returns the part as a template and where in it each action starts. Failed actions do nothing. An action that is a name of the data
// is carried out already: nearly all are, and a document of figures fills in half the time.
func (p *part) source(data map[string]any, failed map[int]bool) (string, []int) {
	var b strings.Builder
	b.Grow(p.size)
	verbatim := func(s string) {
		if strings.Contains(s, "{{") {
			s = literal.Replace(s)
		}
		b.WriteString(s)
	}
	starts := make([]int, len(p.actions))
	for i, piece := range p.pieces {
		verbatim(piece)
		if i == len(p.actions) {
			break
		}
		starts[i] = b.Len()
		if text, ok := p.named(i, data); ok {
			verbatim(text)
		} else {
			b.WriteString(p.actions[i].text(i, failed[i]))
		}
	}
	return b.String(), starts
}

// named returns what the part's i-th action prints when it is a name of the data that has something to print.
func (p *part) named(i int, data map[string]any) (string, bool) {
	a := p.actions[i]
	v, ok := lookup(data, a.source)
	if !ok {
		return "", false
	}
	var text string
	var err error
	switch a.kind {
	case value:
		text, err = runText(v, a.prefix)
	case framed:
		text, err = p.lines(v, i)
	default:
		return "", false
	}
	return text, err == nil
}

// lookup returns the value that a name has in the data, where it has one to print: 机关名称, 申请.新收.总计.
func lookup(data map[string]any, name string) (any, bool) {
	first, rest, chained := strings.Cut(name, ".")
	v, ok := data[first]
	if !ok || phrase.Reserved(first) {
		return nil, false
	}
	table, isMap := v.(map[string]any)
	switch {
	case chained && isMap:
		return lookup(table, rest)
	case chained || isMap:
		return nil, false
	}
	return v, true
}

// text returns what the action, the part's i-th, is in the template that carries it out.
func (a *action) text(i int, failed bool) string {
	switch {
	case a.kind == framed && !failed:
		return "{{" + linesFunc + " (" + a.source + ") " + strconv.Itoa(i) + "}}"
	case a.kind == opens && failed:
		return "{{if false}}"
	case a.kind == middle && failed:
		return "{{else}}"
	case failed:
		return ""
	case a.kind == value:
		return "{{" + textFunc + " (" + a.source + ") " + strconv.Quote(a.prefix) + "}}"
	}
	return "{{" + a.source + "}}"
}

var position = regexp.MustCompile(`^template: :(\d+):(\d+): `)

// locate returns the action at which carrying out failed, -1 for none.
func locate(err error, source string, starts []int) int {
	m := position.FindStringSubmatch(err.Error())
	if m == nil {
		return -1
	}
	line, _ := strconv.Atoi(m[1])
	offset, _ := strconv.Atoi(m[2])
	for at := 0; line > 1; line-- {
		n := strings.IndexByte(source[at:], '\n') + 1
		at, offset = at+n, offset+n
	}
	return sort.SearchInts(starts, offset+1) - 1
}

// lines writes the paragraph around the part's i-th action once for each line of the value, at least once.
func (p *part) lines(v any, i int) (string, error) {
	text, err := phrase.Print(v)
	if err != nil {
		return "", err
	}
	a := p.actions[i]
	var b strings.Builder
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		b.WriteString(a.head)
		b.WriteString(escape(line, a.prefix))
		b.WriteString(a.tail)
	}
	return b.String(), nil
}

// runText writes a value into the text of a run whose elements have a prefix.
func runText(v any, prefix string) (string, error) {
	s, err := phrase.Print(v)
	return escape(s, prefix), err
}

// escape writes a text into a run whose elements have a prefix: escaped, line feeds as breaks, without the characters that XML cannot hold.
func escape(s, prefix string) string {
	if !strings.ContainsAny(s, "&<>\n\t\r") && !strings.ContainsFunc(s, notXML) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '\n':
			b.WriteString("</" + prefix + "t><" + prefix + "br/><" + prefix + `t xml:space="preserve">`)
		case r == '\t':
			b.WriteString("</" + prefix + "t><" + prefix + "tab/><" + prefix + `t xml:space="preserve">`)
		case notXML(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func notXML(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF || r == '\uFFFD'
}

// hollow finds what a false condition has left without a last paragraph, which Word requires: cells, headers, notes, text boxes.
var hollow = regexp.MustCompile(`(<(\w+:)?(?:tc|hdr|ftr|footnote|endnote|comment|txbxContent)(?: [^<>]*[^<>/])?>|</(?:\w+:)?tcPr>|<(?:\w+:)?tcPr/>|</(?:\w+:)?tbl>)(</(\w+:)?(?:tc|hdr|ftr|footnote|endnote|comment|txbxContent)>)`)

// ending is a tag that closes what hollow looks for.
var ending = regexp.MustCompile(`^</(?:\w+:)?(?:tc|hdr|ftr|footnote|endnote|comment|txbxContent)>`)

func (p *part) completed(xml []byte) []byte {
	for i, a := range p.actions {
		if a.kind == closes && ending.MatchString(p.pieces[i+1]) {
			return hollow.ReplaceAll(xml, []byte("$1<${4}p/>$3"))
		}
	}
	return xml
}
