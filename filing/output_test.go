package filing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/contract"
	"nianbao/docx/edit"
	"nianbao/form/define"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/webpage"
)

var books = []string{"../testdata/huaian-2024.xlsx", "../testdata/zhongwei-2020.xlsx"}

func convertTo(t *testing.T, path, name string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), name)
	done, err := Builtin().Convert(path, Conversion{Out: out})
	if err != nil || done.Path == "" {
		t.Fatalf("%s to %s: %v", path, name, err)
	}
	return out
}

// TestThereAndBack shows that a report loses nothing on its way from a workbook through Word or a page to a workbook again.
func TestThereAndBack(t *testing.T) {
	for _, path := range books {
		source, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatal(err)
		}
		want := printed(source)
		for _, through := range []string{"report.docx", "report.html"} {
			middle := convertTo(t, path, through)
			for _, last := range []string{middle, convertTo(t, middle, "back.xlsx")} {
				f, err := Builtin().Open(last, "")
				if err != nil {
					t.Fatal(err)
				}
				got := printed(f)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s through %s, in %s (-want +got)\n%s", path, through, filepath.Base(last), diff)
				}
			}
		}
	}
}

// printed returns what of a report its tables and texts print; the particulars are words of a paragraph there.
func printed(f *Filing) contract.Report {
	d := f.Data()
	d.File, d.Particulars = "", nil
	return d
}

// prose returns the lines of a filing between its tables, but for the headings of these, which a page says twice.
func prose(book *grid.Book) []string {
	var lines []string
	for _, g := range book.Grids {
		for i := range g.Cells {
			if g.Source == grid.Prose && !g.Aside {
				lines = append(lines, strings.Join(strings.Fields(g.Cells[i].Text), ""))
			}
		}
	}
	return lines
}

// TestPageReadsAsWord shows that the page of a report has the words of its Word document: introduction, headings, texts, closing.
func TestPageReadsAsWord(t *testing.T) {
	for _, path := range books {
		pkg, err := opc.ReadFile(convertTo(t, path, "report.docx"))
		if err != nil {
			t.Fatal(err)
		}
		word, err := edit.Read(pkg)
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(convertTo(t, path, "report.html"))
		if err != nil {
			t.Fatal(err)
		}
		web, err := webpage.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		titles := map[string]bool{}
		for _, f := range define.Builtin() {
			for _, s := range f.Sections {
				titles[s.Title] = len(s.Tables) > 0
			}
		}
		var said []string
		last := ""
		for _, line := range prose(web) {
			if line != last || !titles[line] {
				said = append(said, line)
			}
			last = line
		}
		if diff := cmp.Diff(prose(word), said); diff != "" {
			t.Errorf("%s (-Word +page)\n%s", path, diff)
		}
	}
}

func TestEndings(t *testing.T) {
	for _, name := range []string{"report.doc", "report", "report.xls"} {
		if _, err := Builtin().Convert(books[0], Conversion{Out: filepath.Join(t.TempDir(), name)}); err == nil || !strings.Contains(err.Error(), "要以 .docx、.xlsx、.html、.pdf 或 .json 结尾") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestPDF prints through LibreOffice where it is installed, and says so where it is not.
func TestPDF(t *testing.T) {
	if findOffice() == "" {
		_, err := Builtin().Convert(books[0], Conversion{Out: filepath.Join(t.TempDir(), "report.pdf")})
		if err == nil || !strings.Contains(err.Error(), "LibreOffice") {
			t.Fatalf("without a word processor: %v", err)
		}
		requireOffice(t)
	}
	data, err := os.ReadFile(convertTo(t, books[0], "report.pdf"))
	if err != nil || !strings.HasPrefix(string(data[:min(5, len(data))]), "%PDF-") {
		t.Errorf("no PDF: %v", err)
	}
}
