package filing

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/form/fields"
)

// content is all that a report has.
type content struct {
	Form, Agency       string
	Year               int
	Values             map[string]string
	Texts, Particulars map[string]string
}

func contentOf(r *form.Report) content {
	s := content{r.Form.Edition, r.Agency, r.Year, map[string]string{}, map[string]string{}, map[string]string{}}
	for _, c := range r.Form.Cells {
		if v := r.Value(c); v.State != form.Blank {
			s.Values[c.ID] = v.Normalized()
		}
	}
	texts, _ := fields.Expand(r) // a workbook's are printed with their names filled
	for id, text := range texts {
		if text != "" {
			s.Texts[id] = text
		}
	}
	for _, p := range r.Form.Particulars {
		if text := r.Particulars[p.ID]; text != "" {
			s.Particulars[p.ID] = text
		}
	}
	return s
}

// TestAllKindsAlike holds one report of each edition in every kind of file that is read: figures, texts and particulars
// are the same, whether a person saved the file as an old workbook, printed it, or published it.
func TestAllKindsAlike(t *testing.T) {
	for sample, printed := range map[string]struct{ path, password string }{
		"huaian-2024":   {samplePDF, ""},
		"zhongwei-2020": {"../pdf/testdata/locked.pdf", "nianbao"},
	} {
		t.Run(sample, func(t *testing.T) {
			t.Parallel()
			book := filepath.Join("..", "testdata", sample+".xlsx")
			first, err := Builtin().Open(book, "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			want, seen := contentOf(first.Report), map[Kind]bool{Workbook: true}
			if len(want.Values) == 0 || len(want.Texts) == 0 || len(want.Particulars) == 0 {
				t.Fatalf("the sample says little: %+v", want)
			}
			same := func(path, password string) {
				f, err := Builtin().Open(path, password)
				if err != nil {
					t.Errorf("%s: %v", path, err)
					return
				}
				seen[f.Kind] = true
				if diff := cmp.Diff(want, contentOf(f.Report)); diff != "" {
					t.Errorf("%s (-want +got)\n%s", filepath.Base(path), diff)
				}
			}
			same(filepath.Join("..", "testdata", sample+".xls"), "")
			same(printed.path, printed.password)
			for _, k := range kinds() {
				for _, ending := range k.endings {
					if k.Kind == PDF {
						continue // writing one takes LibreOffice: TestOfficePDF
					}
					same(convertTo(t, book, "report"+ending), "")
				}
			}
			for _, k := range kinds() {
				if !seen[k.Kind] {
					t.Errorf("no file of kind %d (%v)", k.Kind, k.endings)
				}
			}
		})
	}
}
