package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianbao/grid"
)

// made returns a PDF of pages that are 600 by 800 points, each with what it draws and what is added to its dictionary.
// /F is Helvetica, /L the same with letters that stand for what ligatures says, /X a form object, /I a picture of one
// point.
func made(form string, pages ...[2]string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(at)}, args...)...)
	}
	stream := func(dict, data string) {
		object("<</Length %d%s>>\nstream\n%s\nendstream", len(data), dict, data)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 9+2*i))
	}
	object("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), strings.Join(kids, " "))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Matrix[1 0 0 1 50 20]/Resources<</Font<</F 3 0 R>>>>", form)
	stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x")
	object("<</Font<</F 3 0 R/L 7 0 R>>/XObject<</X 4 0 R/I 5 0 R>>>>")
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 8 0 R>>")
	stream("", ligatures)
	for i, p := range pages {
		object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources 6 0 R/Contents %d 0 R%s>>", 10+2*i, p[1])
		stream("", p[0])
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// ligatures says what the letters of /L stand for: ffi, ——, a soft hyphen.
const ligatures = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange
4 beginbfchar <46> <006600660069> <44> <20142014> <53> <00AD> <33> <0033> endbfchar
endcmap end`

// say draws a text.
func say(x, y int, text string) string {
	return fmt.Sprintf("BT /F 12 Tf %d %d Td (%s) Tj ET\n", x, y, text)
}

// ruled draws a table of two rows and three columns, the first cell merged with the one below: stroked lines.
const ruled = `1 w 100 600 m 400 600 l S 200 570 m 400 570 l S 100 540 m 400 540 l S
100 600 m 100 540 l S 200 600 m 200 540 l S 300 600 m 300 540 l S 400 600 m 400 540 l S
`

var inCells = say(110, 565, "Label") + say(210, 580, "12") + say(310, 580, "34") + say(210, 550, "56") + say(310, 550, "78")

var labelled = []grid.Cell{
	{Row: 0, Col: 0, RowSpan: 2, ColSpan: 1, Text: "Label"},
	{Row: 0, Col: 1, RowSpan: 1, ColSpan: 1, Text: "12"}, {Row: 0, Col: 2, RowSpan: 1, ColSpan: 1, Text: "34"},
	{Row: 1, Col: 1, RowSpan: 1, ColSpan: 1, Text: "56"}, {Row: 1, Col: 2, RowSpan: 1, ColSpan: 1, Text: "78"},
}

// TestDrawn shows that one table is read whichever way its lines are drawn and its page is turned.
func TestDrawn(t *testing.T) {
	// Each cell with a frame of its own, as some programs draw it, and thin rectangles that are filled.
	frames := "100 540 100 60 re S 200 570 100 30 re S 300 570 100 30 re S 200 540 100 30 re S 300 540 100 30 re S\n"
	filled := `100 599.5 300 1 re f 200 569.5 200 1 re f 100 539.5 300 1 re f 99.5 540 1 60 re f 199.5 540 1 60 re f
		299.5 540 1 60 re f 399.5 540 1 60 re f `
	bold := say(210, 580, "12") + "BT /F 12 Tf 210.4 580 Td (12) Tj ET "
	hidden := "BT 3 Tr /F 12 Tf 230 580 Td (99) Tj 0 Tr ET "
	for name, data := range map[string][]byte{
		"lines":             made("", [2]string{ruled + inCells}),
		"frames":            made("", [2]string{frames + inCells}),
		"rectangles":        made("", [2]string{filled + inCells}),
		"a form object":     made(ruled+inCells, [2]string{"/X Do"}),
		"turned page":       made("", [2]string{ruled + inCells, "/Rotate 90"}),
		"turned text":       made("", [2]string{"q 0 1 -1 0 700 0 cm " + ruled + inCells + "Q", "/Rotate 90"}),
		"turned back":       made("", [2]string{"q 0 -1 1 0 0 700 cm " + ruled + inCells + "Q", "/Rotate 270"}),
		"upside down":       made("", [2]string{"q -1 0 0 -1 600 800 cm " + ruled + inCells + "Q"}),
		"twice, for bold":   made("", [2]string{ruled + inCells + bold}),
		"a hidden text":     made("", [2]string{ruled + inCells + hidden}),
		"beside the page":   made("", [2]string{ruled + inCells + say(900, 580, "99")}),
		"a frame around":    made("", [2]string{"50 50 500 700 re S " + ruled + inCells}),
		"a text over lines": made("", [2]string{ruled + inCells + "q 0.5 w 205 578 m 225 578 l S Q"}),
	} {
		t.Run(name, func(t *testing.T) {
			list := tables(read(t, data, ""))
			if len(list) != 1 {
				t.Fatalf("%d tables", len(list))
			}
			if diff := cmp.Diff(labelled, list[0].Cells); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestGlyphs shows that no character goes missing that is seen, and none is read twice.
func TestGlyphs(t *testing.T) {
	inFont := func(font string, size int, show string) string {
		return fmt.Sprintf("BT /%s %d Tf 100 580 Td %s ET\n", font, size, show)
	}
	full := strings.Repeat("x", 62)
	for name, test := range map[string]struct{ drawn, want string }{
		"a hyphen at the end":     {say(100, 600, full+"ab-") + say(100, 580, "3.5 x"), full + "ab-3.5 x"},
		"a hyphen in a number":    {say(100, 600, full+"a 0555-") + say(100, 580, "1234567"), full + "a 0555-1234567"},
		"a hyphen in an address":  {say(100, 600, full+"b@c-") + say(100, 580, "d.cn"), full + "b@c-d.cn"},
		"a hyphen far before":     {say(100, 600, "www.ab-") + say(100, 580, full), "www.ab-" + full},
		"a minus that begins":     {say(100, 600, full+"yxxx") + say(100, 580, "-3.5"), full + "yxxx-3.5"},
		"a soft hyphen":           {inFont("L", 12, "(aS3) Tj"), "a-3"},
		"a ligature":              {inFont("L", 12, "(oFce) Tj"), "office"},
		"two ligatures":           {inFont("L", 12, "(FF) Tj"), "ffiffi"},
		"a dash of two":           {inFont("L", 12, "(aDb) Tj"), "a——b"},
		"a ligature in bold":      {inFont("L", 12, "(oFce) Tj 0.4 0 Td (oFce) Tj"), "office"},
		"figures twice":           {inFont("L", 12, "[(13) 556 (3)] TJ"), "13"},
		"figures in bold":         {inFont("F", 12, "(1133) Tj 0.4 0 Td (1133) Tj"), "1133"},
		"narrow letters":          {inFont("F", 12, "50 Tz (illi11'',,) Tj"), "illi11'',,"},
		"narrow letters in bold":  {inFont("F", 12, "50 Tz (illi11) Tj 0.2 0 Td (illi11) Tj"), "illi11"},
		"letters that are closer": {inFont("F", 12, "-1 Tc (all ill) Tj"), "all ill"},
	} {
		t.Run(name, func(t *testing.T) {
			got := prose(read(t, made("", [2]string{test.drawn}), ""))
			if diff := cmp.Diff([]string{test.want}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestRefused shows what is said of files that no report is read from.
func TestRefused(t *testing.T) {
	picture := "q 600 0 0 800 0 0 cm /I Do Q "
	sound := made("", [2]string{ruled + inCells})
	for name, test := range map[string]struct {
		data []byte
		want ErrorKind
	}{
		"a scan":               {made("", [2]string{picture}), Scanned},
		"a scan with its text": {made("", [2]string{picture + "3 Tr " + strings.Repeat(inCells, 9)}), Recognised},
		"an empty page":        {made("", [2]string{""}), Empty},
		"half a file":          {sound[:200], Broken},
		"a head alone":         {[]byte("%PDF-1.7\n"), Broken},
		"no PDF":               {[]byte("text"), NotPDF},
		"many pages":           {made("", make([][2]string, maxPages+1)...), TooMuch},
		"many lines":           {made("", [2]string{manyLines(maxRules + 1)}), TooMuch},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(test.data, Options{}); refusal(err) != test.want {
				t.Errorf("it is refused with %v", err)
			}
		})
	}
}

func manyLines(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%d %d m %d %d l S\n", i%20*25, i/20*2, i%20*25+20, i/20*2)
	}
	return b.String() + say(100, 100, "x")
}

// TestDamaged reads a file with bytes changed all over: whatever comes of it is a report or an *Error.
func TestDamaged(t *testing.T) {
	sound := made("", [2]string{ruled + inCells})
	for i := 9; i < len(sound); i += max(1, len(sound)/60) {
		data := bytes.Clone(sound)
		data[i] ^= 0x15
		if _, err := Read(data, Options{}); err != nil && refusal(err) == 0 {
			t.Errorf("byte %d: %v", i, err)
		}
	}
}

// TestTooSlow shows that pdfium is stopped when its time is over, and serves the next file.
func TestTooSlow(t *testing.T) {
	page := [2]string{ruled + inCells}
	long := made("", slices.Repeat([][2]string{page}, 200)...) // it takes long enough for the clock to be looked at
	if _, err := Read(long, Options{limit: time.Nanosecond}); refusal(err) != TooSlow {
		t.Errorf("it is refused with %v", err)
	}
	read(t, made("", page), "")
}
