package filing

import (
	"encoding/csv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/xlsx"
)

// Formats, and figures that are shown in them.
var (
	shownFormats = []string{"General", "0", "0.0", "0.00", "#,##0", "#,##0.00", "0E+00", "0.00E+00", "0.0E+0", "0.0000E+00", "##0.0E+0", "#.##E+00", "# ?/?",
		"# ??/??", "# ???/???", "# ?/2", "# ?/4", "# ?/8", "# ??/16", "# ?/10", "# ??/100", "0%", "0.00%", `"¥"#,##0.00`, `"¥"#,##0`, "[$¥-804]#,##0.00",
		`_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ `, "#,##0.00_);(#,##0.00)", "0.00_ ", "[Red]0.0", `0"件"`, `0.0"万元"`,
		"0.0,", "000", "0.0##", "#.#", `0;"负"0`}
	shownFigures = []string{"1", "5", "12", "25.13", "0.5", "0.25", "1.75", "2.5", "0.333", "3001", "12300", "96171.6", "447228", "3985758", "999960", "0.0512",
		"99.96", "9.5", "-5", "-25.13", "-3001", "-0.75", "100", "1000000"}
)

// asShown is the filter that writes cells as they are seen.
const asShown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"

// TestOfficeShows asks LibreOffice what it shows of figures in formats: of those that read otherwise than what the cell holds,
// and of no others, the reader of workbooks says how they are seen.
func TestOfficeShows(t *testing.T) {
	requireOffice(t)
	seed := rand.Uint64()
	t.Logf("random formats of seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	shownFormats := slices.Clone(shownFormats)
	for range 150 {
		shownFormats = append(shownFormats, anyFormat(random))
	}
	f := excelize.NewFile()
	for i, code := range shownFormats {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err != nil {
			t.Fatalf("f.NewStyle: %v", err)
		}
		for k, figure := range shownFigures {
			at, _ := excelize.CoordinatesToCellName(k+1, i+1)
			if err := f.SetCellDefault("Sheet1", at, figure); err != nil {
				t.Fatalf("f.SetCellDefault: %v", err)
			}
			if err := f.SetCellStyle("Sheet1", at, at, style); err != nil {
				t.Fatalf("f.SetCellStyle: %v", err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "formats.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatalf("f.SaveAs: %v", err)
	}
	pkg, err := opc.ReadFile(path)
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	book, err := xlsx.Read(pkg)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	file, err := os.Open(office(t, path, asShown))
	if err != nil {
		t.Fatalf("open what LibreOffice shows: %v", err)
	}
	defer file.Close()
	shown, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatalf("read what LibreOffice shows: %v", err)
	}
	for i, code := range shownFormats {
		for k, figure := range shownFigures {
			c := book.Grids[0].At(i, k)
			if c == nil || c.Kind != grid.Number {
				t.Fatalf("%s is not read as a number: %+v", figure, c)
			}
			if same := isSeenAs(shown[i][k], figure); same != (c.Shown == "") {
				t.Errorf("%s of %s: LibreOffice shows %q, read as shown %q", code, figure, shown[i][k], c.Shown)
			}
		}
	}
}

// anyFormat returns a format with decimals, an exponent, a fraction or a percentage, dressed in some way.
func anyFormat(random *rand.Rand) string {
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	places := "." + strings.Repeat("0", 1+random.IntN(3)) + strings.Repeat("#", random.IntN(3))
	body := pick("0", "#,##0", "00", "#,##0.0#")
	switch random.IntN(5) {
	case 0:
		body = pick("0", "0"+places, "##0"+places, "#0"+places) + "E" + pick("+", "-") + "00" // an exponent of 0 LibreOffice leaves out before a space where one digit is asked for
	case 1:
		body = pick("# ", "#,##0 ", "0 ") + pick("?/?", "??/??", "?/4", "??/10", "??/100")
		body = strings.Replace(body, "#,##0 ", "# ", 1)
	case 2:
		body = "0" + places + pick("", "%", ",")
	case 3:
		body = "#,##0" + places
	}
	return pick("", "", `"¥"`, "[Red]", "_ ") + body + pick("", "", `"件"`, "_ ", `" 万元"`)
}

// isSeenAs reports whether what is seen of a figure has its value, whatever it wears: 1,234.00, ¥12, 1.2E+01, 2 1/2.
func isSeenAs(seen, figure string) bool {
	seen = strings.TrimSpace(strings.NewReplacer(",", "", "¥", "", "件", "", "万元", "", "负", "-").Replace(seen))
	if body, ok := strings.CutPrefix(seen, "("); ok {
		seen = "-" + strings.TrimSuffix(body, ")")
	}
	minus := strings.HasPrefix(seen, "-")
	seen = strings.TrimPrefix(strings.ReplaceAll(seen, "- ", "-"), "-")
	sum := decimal.Zero
	for _, part := range strings.Fields(seen) {
		n, of, isRatio := strings.Cut(part, "/")
		value, err := decimal.NewFromString(n)
		if err != nil {
			return false
		}
		if isRatio {
			below, err := decimal.NewFromString(of)
			if err != nil {
				return false
			}
			value = value.DivRound(below, 12)
		}
		sum = sum.Add(value)
	}
	if minus {
		sum = sum.Neg()
	}
	return sum.Equal(decimal.RequireFromString(figure))
}
