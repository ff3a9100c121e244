package filing

import (
	"bytes"
	"path/filepath"
	"strings"

	"nianbao/contract"
	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/regex"
	"nianbao/render/readback"
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
var listBegins = regex.New(`^\[\s*(?:[\[{"\]]|-?\d+\s*[,\]])`)

// isData reports whether a file is JSON by how it begins. What is in UTF-16 has a zero beside each sign.
func isData(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		head = bytes.ReplaceAll(head[len("\xFF\xFE"):], []byte{0}, nil)
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n")
	return bytes.HasPrefix(head, []byte("{")) && !bytes.HasPrefix(head, []byte(`{\rtf`)) || listBegins.Match(head)
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
	meant := &readback.Meant{Report: f.Report, Texts: d.Texts}
	found, err := compareData(b.Bytes(), meant)
	if err != nil {
		return nil, file.Explain(f.Path, err, "写出的 JSON 读不回来")
	}
	if c.Draft { // a text's action that cannot be filled may hold what no document can
		found = nil
	}
	return &rendered{data: b.Bytes()}, unlike(found, nil, " JSON ")
}

// compareData reads a report as JSON back and returns in what it differs from what was meant.
func compareData(data []byte, m *readback.Meant) ([]readback.Difference, error) {
	back, _, err := contract.ReadReport(data, []*form.Form{m.Report.Form})
	if err != nil {
		return nil, err
	}
	return m.Differences(back, nil), nil
}
