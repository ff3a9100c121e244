package xlsx

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"nianbao/xlsx/xlsxtest"
)

// TestShowsPlainly shows in which styles a number is seen as it is.
func TestShowsPlainly(t *testing.T) {
	formats := []struct {
		code  string
		plain bool
	}{
		{`0`, true}, {`#,##0.00_ `, true}, {`0"件"`, true}, {`0"万元"`, true}, {`yyyy-m-d`, false}, {`0%`, false}, {`@`, false},
		{`0"元"`, false}, {`0.00,,"亿元"`, false}, {`;;;`, false}, {`"未填"`, false}, {`0"万件"`, false},
	}
	b := xlsxtest.Book{Sheet: `<sheetData/>`, Styles: `<numFmts>`}
	for i, f := range formats {
		b.Styles += fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="%s"/>`, 200+i, strings.ReplaceAll(f.code, `"`, "&quot;"))
	}
	b.Styles += `</numFmts><cellXfs><xf/>`
	for i := range formats {
		b.Styles += fmt.Sprintf(`<xf numFmtId="%d"/>`, 200+i)
	}
	b.Styles += `</cellXfs>`
	w, err := Open(b.Package())
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	check := func(style, number string, want bool) {
		if plain, err := w.ShowsPlainly(style, number); err != nil || plain != want {
			t.Errorf("%s in style %s: %v %v, want %v", number, style, plain, err, want)
		}
	}
	for i, f := range formats {
		check(strconv.Itoa(i+1), "523", f.plain)
	}
	check("1", "5.5", false) // 6
	check("2", "5.5", true)
	for _, style := range []string{"", "0", "99", "-1", "x"} {
		check(style, "523", true)
	}
	b.Styles = `<cellXfs><xf`
	if w, err = Open(b.Package()); err != nil {
		t.Fatalf("Open: %v", err)
	}
	if _, err := w.ShowsPlainly("1", "5"); err == nil {
		t.Error("damaged styles are read")
	}
}
