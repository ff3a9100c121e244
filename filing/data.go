package filing

import (
	"bytes"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/contract"
	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/form"
)

// dataKind is the report as other programs take it.
func dataKind() *kind {
	return &kind{
		Kind:    Data,
		endings: []string{".json"},
		becomes: Document,
		begins:  isData,
		open:    (*Library).openData,
		write:   (*Library).data,
	}
}

// listBegins is how a list begins, which is JSON but no report: its reader says so.
var listBegins = regexp.MustCompile(`^\[\s*(?:[\[{"\]]|-?\d+\s*[,\]])`)

// isData reports whether a file is JSON by how it begins. What is in UTF-16 has a zero beside each sign.
func isData(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		head = bytes.ReplaceAll(head[len("\xFF\xFE"):], []byte{0}, nil)
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n")
	return len(head) > 0 && head[0] == '{' || listBegins.Match(head)
}

func (l *Library) openData(f *Filing, data []byte) (err error) {
	if f.Report, f.draft, err = contract.ReadReport(data, l.Forms); err != nil {
		return err
	}
	name := filepath.Base(f.Path)
	f.Report.Book.File = strings.TrimSuffix(name, filepath.Ext(name))
	return nil
}

// Data returns the filing's report as other programs take it.
func (f *Filing) Data() contract.Report {
	d := contract.NewReport(f.Path, f.Report)
	d.Draft = f.draft
	return d
}

// data returns the report as JSON, read back.
func (l *Library) data(done *Converted, c Conversion) (*rendered, error) {
	f := done.Filing
	d := f.Data()
	d.Draft = c.Draft
	var b bytes.Buffer
	if err := contract.Write(&b, d); err != nil {
		return nil, err
	}
	back, _, err := contract.ReadReport(b.Bytes(), []*form.Form{f.Report.Form})
	if err != nil {
		return nil, file.Explain(f.Path, err, "写出的 JSON 读不回来")
	}
	if c.Draft { // a text's action that cannot be filled may hold what no document can
		return &rendered{data: b.Bytes()}, nil
	}
	return &rendered{data: b.Bytes()}, unlike(differentData(contract.NewReport(d.File, back), d), " JSON ")
}

// differentData returns in what two reports as JSON differ.
func differentData(back, d contract.Report) []string {
	var found []string
	add := func(key, want, have string) {
		if want != have && len(found) < proof.MaxDifferences {
			found = append(found, proof.Differs("“"+key+"”", want, have))
		}
	}
	compare := func(want, have map[string]string, spell func(string) string) {
		for key := range want {
			add(key, spell(want[key]), spell(have[key]))
		}
		for key := range have {
			if _, ok := want[key]; !ok {
				add(key, "", spell(have[key]))
			}
		}
	}
	same := func(text string) string { return text }
	compare(d.Values, back.Values, same)
	compare(d.Words, back.Words, same)
	compare(d.Particulars, back.Particulars, same)
	compare(d.Texts, back.Texts, tidy)
	add("strokes", strings.Join(d.Strokes, " "), strings.Join(back.Strokes, " "))
	add("agency", d.Agency, back.Agency)
	add("year", strconv.Itoa(d.Year), strconv.Itoa(back.Year))
	slices.Sort(found)
	return found
}
