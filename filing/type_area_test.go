package filing

import (
	"encoding/xml"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// A printedLine is a line of a page as it is printed, in points from the page's upper left corner.
type printedLine struct {
	left, right, foot float64
	text              string
}

// printedPages returns the lines of each page of a PDF, from its top, without the page's number.
func printedPages(t *testing.T, path string) [][]printedLine {
	t.Helper()
	said, err := exec.Command("pdftotext", "-bbox", path, "-").Output()
	if err != nil {
		t.Fatalf("exec.Command().Output: %v", err)
	}
	var doc struct {
		Pages []struct {
			Words []struct {
				Left  float64 `xml:"xMin,attr"`
				Right float64 `xml:"xMax,attr"`
				Foot  float64 `xml:"yMax,attr"`
				Text  string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal(said, &doc); err != nil {
		t.Fatalf("xml.Unmarshal: %v", err)
	}
	var pages [][]printedLine
	for _, p := range doc.Pages {
		lines := map[float64]printedLine{}
		for _, w := range p.Words {
			if w.Foot > (a4Height-areaBottom+1)*pointsPerMM {
				continue
			}
			l, ok := lines[w.Foot]
			if !ok {
				l = printedLine{left: w.Left, foot: w.Foot}
			}
			l.left, l.right, l.text = min(l.left, w.Left), max(l.right, w.Right), l.text+w.Text
			lines[w.Foot] = l
		}
		pages = append(pages, slices.SortedFunc(maps.Values(lines), func(a, b printedLine) int {
			return int(math.Copysign(1, a.foot-b.foot))
		}))
	}
	return pages
}

// The type area of GB/T 9704-2012, 5.2.1 and 5.2.3, in mm.
const (
	pointsPerMM = 72 / 25.4
	a4Height    = 297
	areaTop     = 37
	areaLeft    = 28
	areaWidth   = 156
	areaHeight  = 225
	areaBottom  = a4Height - areaTop - areaHeight

	areaLines, areaCharacters = 22, 28
)

// TestOfficeFillsTheTypeArea measures what LibreOffice prints: the lines of a page of text against the standard, within
// a millimetre, no number broken over two; over reports of many lengths that no heading ends a page, that no part of a
// table stands on another page than its header, and that none is left emptier than two fifths; and that figures of
// eight digits stand on one line in every column.
func TestOfficeFillsTheTypeArea(t *testing.T) {
	program, dir := requireOffice(t), t.TempDir()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("NIANBAO_REQUIRE_LIBREOFFICE") != "" {
			t.Fatal("pdftotext is required and not installed")
		}
		t.Skip("pdftotext is not installed")
	}
	titles := map[string]bool{}
	for _, name := range []string{"huaian-2024", "zhongwei-2020"} {
		for _, s := range published(t, name).Form.Sections {
			titles[s.Title] = true
		}
		for _, lines := range []int{1, 4, 7, 11, 12, 17, 60} {
			r := published(t, name)
			r.Texts["overview"] = form.Text{Text: strings.Repeat("依法公开", areaCharacters*lines/4) +
				strings.Repeat("收到申请13612件，办结3119件。", lines)}
			write(t, filepath.Join(dir, fmt.Sprintf("%s-%d.docx", name, lines)), r)
		}
	}
	const figure = "12345678"
	crowded, figures := published(t, "huaian-2024"), 0
	for _, c := range crowded.Form.Cells {
		crowded.SetNumber(c, decimal.RequireFromString(figure))
		figures++
	}
	clear(crowded.Texts) // they quote figures
	write(t, filepath.Join(dir, "crowded.docx"), crowded)
	documents, err := filepath.Glob(filepath.Join(dir, "*.docx"))
	if err != nil {
		t.Fatalf("filepath.Glob: %v", err)
	}
	run := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to",
		"pdf", "--outdir", dir}, documents...)
	if out, err := exec.Command(program, run...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, path := range documents {
		name, pages := filepath.Base(path), printedPages(t, strings.TrimSuffix(path, "docx")+"pdf")
		for i, p := range pages[:len(pages)-1] {
			last := p[len(p)-1]
			if titles[last.text] {
				t.Errorf("%s: page %d ends with the heading %s", name, i+1, last.text)
			}
			if filled := last.foot/pointsPerMM - areaTop; filled < areaHeight*3/5 {
				t.Errorf("%s: page %d is filled to %.0f mm only", name, i+1, filled)
			}
			if first := pages[i+1][0]; isGroup.MatchString(last.text) || strings.HasPrefix(first.text, "信息内容") {
				t.Errorf("%s: page %d parts a group from its header: %s and %s", name, i+1, last.text, first.text)
			}
		}
		if strings.HasSuffix(name, "-60.docx") {
			measure(t, pages[1])
			for i, l := range slices.Concat(pages[2:5]...)[1:] {
				if before := slices.Concat(pages[2:5]...)[i]; brokenNumber.MatchString(before.text + "\n" + l.text) {
					t.Errorf("%s: a number is broken over %s and %s", name, before.text, l.text)
				}
			}
		}
		if name == "crowded.docx" {
			if n := strings.Count(fmt.Sprint(pages), figure); n != figures {
				t.Errorf("%d of %d figures stand on one line", n, figures)
			}
		}
	}
}

// isGroup is a line that heads a part of the table of section 2, above the names of that part's columns.
var isGroup = regexp.MustCompile(`^第二十条第（.）项$`)

var brokenNumber = regexp.MustCompile(`(?:收到申请|办结)\d+\n\d`)

// write writes a report as its Word document.
func write(t *testing.T, path string, r *form.Report) {
	t.Helper()
	data, err := bytesOf(Builtin().document(&Converted{Filing: &Filing{Report: r}}, Conversion{}))
	if err != nil {
		t.Fatalf("bytesOf: %v", err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
}

// measure holds a page of nothing but text against the standard. LibreOffice sets the words of a line on its foot.
func measure(t *testing.T, page []printedLine) {
	t.Helper()
	first, last := page[0], page[len(page)-1]
	pitch := (last.foot - first.foot) / float64(len(page)-1)
	left, right, characters := first.left, first.right, 0
	for _, l := range page {
		left, right, characters = min(left, l.left), max(right, l.right), max(characters, len([]rune(l.text)))
	}
	top, bottom := (first.foot-pitch)/pointsPerMM, last.foot/pointsPerMM
	t.Logf("%d lines of %d characters, %.2f points from line to line; top %.1f, bottom %.1f, left %.1f, right %.1f mm",
		len(page), characters, pitch, top, bottom, left/pointsPerMM, right/pointsPerMM)
	if len(page) != areaLines || characters != areaCharacters {
		t.Errorf("%d lines of %d characters, want %d of %d", len(page), characters, areaLines, areaCharacters)
	}
	for edge, at := range map[string][2]float64{
		"top": {top, areaTop}, "bottom": {bottom, areaTop + areaHeight},
		"left": {left / pointsPerMM, areaLeft}, "right": {right / pointsPerMM, areaLeft + areaWidth},
	} {
		if math.Abs(at[0]-at[1]) > 1 {
			t.Errorf("%s edge at %.1f mm, want %.0f", edge, at[0], at[1])
		}
	}
}
