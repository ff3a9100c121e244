package filing

import (
	"bytes"

	"nianbao/contract"
)

// dataKind is the report as other programs take it.
func dataKind() *kind {
	return &kind{Kind: Data, endings: []string{".json"}, write: (*Library).data}
}

// Data returns the filing's report as other programs take it.
func (f *Filing) Data() contract.Report { return contract.NewReport(f.Path, f.Report) }

func (l *Library) data(done *Converted, _ Conversion) ([]byte, error) {
	var b bytes.Buffer
	err := contract.Write(&b, done.Filing.Data())
	return b.Bytes(), err
}
