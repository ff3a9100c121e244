package summary

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"nianbao/contract"
	"nianbao/filing/seal"
	"nianbao/render/digest"
	"nianbao/render/html"
	"nianbao/render/sheet"
)

// writers write a digest by the endings of files. Equal digests give equal bytes.
var writers = map[string]func(d *digest.Digest) ([]byte, error){
	".xlsx": workbook,
	".csv":  table,
	".html": html.Digest,
	".htm":  html.Digest,
	".json": func(d *digest.Digest) ([]byte, error) {
		var b bytes.Buffer
		err := contract.Write(&b, contract.NewDigest(d))
		return b.Bytes(), err
	},
}

func workbook(d *digest.Digest) ([]byte, error) {
	pkg, err := sheet.Digest(d)
	if err != nil {
		return nil, err
	}
	if err := seal.SignAs(pkg, seal.Digest); err != nil {
		return nil, err
	}
	return pkg.Bytes()
}

// table returns the rows as a table of text (RFC 4180), in UTF-8 with a mark by which Excel knows it.
func table(d *digest.Digest) ([]byte, error) {
	b := bytes.NewBufferString("\uFEFF")
	w := csv.NewWriter(b)
	w.UseCRLF = true
	columns := d.Columns()
	line := make([]string, len(columns))
	for i, c := range columns {
		line[i] = c.Head
	}
	err := w.Write(line)
	for i := range d.Rows {
		for k, c := range columns {
			if c.Text != nil {
				line[k] = digest.Harmless(c.Text(&d.Rows[i]))
			} else if line[k] = ""; c.Number(&d.Rows[i]) != 0 || !c.Blank {
				line[k] = strconv.Itoa(c.Number(&d.Rows[i]))
			}
		}
		if err == nil {
			err = w.Write(line)
		}
	}
	if besides := d.Besides(); besides != "" && err == nil {
		last := make([]string, len(columns))
		last[0] = besides
		err = w.Write(last)
	}
	w.Flush()
	if err == nil {
		err = w.Error()
	}
	return b.Bytes(), err
}
