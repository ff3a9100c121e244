package filing

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/contract"
	"nianbao/docx/edit"
	"nianbao/filing/printing"
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
			t.Fatalf("Builtin().Open: %v", err)
		}
		want := printed(source)
		for _, through := range []string{"report.docx", "report.html"} {
			middle := convertTo(t, path, through)
			for _, last := range []string{middle, convertTo(t, middle, "back.xlsx")} {
				f, err := Builtin().Open(last, "")
				if err != nil {
					t.Fatalf("Builtin().Open: %v", err)
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
			t.Fatalf("opc.ReadFile: %v", err)
		}
		word, err := edit.Read(pkg)
		if err != nil {
			t.Fatalf("edit.Read: %v", err)
		}
		data, err := os.ReadFile(convertTo(t, path, "report.html"))
		if err != nil {
			t.Fatalf("os.ReadFile: %v", err)
		}
		web, err := webpage.Read(data)
		if err != nil {
			t.Fatalf("webpage.Read: %v", err)
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
	if printing.LibreOffice() == "" {
		_, err := Builtin().Convert(books[0], Conversion{Out: filepath.Join(t.TempDir(), "report.pdf")})
		if err == nil || !strings.Contains(err.Error(), "LibreOffice") {
			t.Fatalf("without a word processor: %v", err)
		}
		requireOffice(t)
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	done, err := Builtin().Convert(books[0], Conversion{Out: path})
	if err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	data, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(data[:min(5, len(data))]), "%PDF-") {
		t.Fatalf("no PDF: %v", err)
	}
	for what, shape := range map[string]string{
		"tags": `/MarkInfo\s*<<\s*/Marked true`, "a language": `/Lang\s*\(zh-CN\)`, "bookmarks": `/Outlines \d`,
		"its title shown": `/DisplayDocTitle true`,
	} {
		if !regexp.MustCompile(shape).Match(data) {
			t.Errorf("the PDF has no %s", what)
		}
	}
	for _, said := range done.Remarks {
		if !strings.HasPrefix(said, "缺少字体：") {
			t.Errorf("told of %s", said)
		}
	}
}

// TestMissingFonts shows which typefaces are named of a report printed without them, and with some.
func TestMissingFonts(t *testing.T) {
	w, err := Builtin().document(&Converted{Filing: &Filing{Report: published(t, "huaian-2024")}}, Conversion{})
	if err != nil {
		t.Fatalf("Builtin().document: %v", err)
	}
	const rest = "。版面、换行会与公文格式有出入；请装上这些字体再生成，或者生成 .docx，在有这些字体的电脑上另存为 PDF"
	for fonts, want := range map[string]string{
		"": "",
		"AAAAAA+DejaVuSans BBBBBB+NotoSansCJKsc-Regular": "缺少字体：方正小标宋简体、仿宋_GB2312、黑体、楷体_GB2312、宋体、" +
			"Times New Roman，已用 DejaVuSans、NotoSansCJKsc-Regular 代替" + rest,
		"AAAAAA+FangSong_GB2312 BBBBBB+SimHei CCCCCC+KaiTi SimSun DDDDDD+TimesNewRomanPSMT EEEEEE+LiberationSerif": "" +
			"缺少字体：方正小标宋简体，已用 LiberationSerif 代替" + rest,
		"FZXBSJW--GB1-0 FangSong SimHei KaiTi_GB2312 NSimSun TimesNewRoman,Bold": "",
	} {
		printed := ""
		for _, name := range strings.Fields(fonts) {
			printed += "<</Type/Font/BaseFont/" + name + "/Subtype/Type1>>\n"
		}
		if got := printing.MissingFonts(w.pkg, []byte(printed)); got != want {
			t.Errorf("%s: %s", fonts, got)
		}
	}
}
