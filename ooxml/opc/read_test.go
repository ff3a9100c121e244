package opc

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRead(t *testing.T) {
	deep := strings.Repeat("<a>", maxDepth) + strings.Repeat("</a>", maxDepth)
	p, err := Read(zipOf(t,
		member{name: "xl/"},
		member{name: `xl\empty\`},
		member{name: `xl\Workbook.xml`, data: deep},
		member{name: "xl/media/图 1.png", data: "png", raw: []byte("png"),
			lie: func(h *zip.FileHeader) { h.Method = zip.Store }},
		member{name: "xl/空.xml", data: ""},
	))
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	want := []Part{
		{"xl/Workbook.xml", []byte(deep)},
		{"xl/media/图 1.png", []byte("png")},
		{"xl/空.xml", []byte{}},
	}
	if diff := cmp.Diff(want, p.Parts()); diff != "" {
		t.Error("parts (-want +got):", diff)
	}
	for _, name := range []string{"xl/workbook.xml", "/XL/WORKBOOK.XML", `xl\Workbook.xml`} {
		if data, ok := p.Part(name); !ok || string(data) != deep {
			t.Errorf("part %q is not found", name)
		}
	}
	if data, ok := p.Part("xl/sheet.xml"); ok {
		t.Errorf("a part that is not there: %q", data)
	}
}

func TestReadTakesSmallZeros(t *testing.T) {
	zeros := strings.Repeat("\x00", maxFree)
	p, err := Read(part(t, "a.bin", zeros))
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	if data, _ := p.Part("a.bin"); string(data) != zeros {
		t.Errorf("%d bytes of %d", len(data), len(zeros))
	}
}

// TestReadTakesMostRatio shows that a part may inflate to the ratio and what is free beside it, not to a byte more.
func TestReadTakesMostRatio(t *testing.T) {
	const packed = 200_000
	most := maxFree + maxRatio*packed
	for _, size := range []int{most, most + 1} {
		zeros := strings.Repeat("\x00", size)
		_, err := Read(zipOf(t, member{name: "a.bin", data: zeros, raw: deflateTo(t, []byte(zeros), packed)}))
		if size > most {
			expect(t, err, Ratio, "a.bin", "压缩比")
		} else if err != nil {
			t.Errorf("%d bytes of %d: %v", size, packed, err)
		}
	}
}

// deflateTo returns data deflated to a size: what is missing is made up by blocks that hold nothing, and by storing a
// few of the last bytes as they are.
func deflateTo(t testing.TB, data []byte, size int) []byte {
	t.Helper()
	const block = 5 // bytes that a stored block takes beside what it holds
	for stored := range block {
		var out bytes.Buffer
		w, err := flate.NewWriter(&out, flate.BestSpeed)
		if err != nil {
			t.Fatalf("flate.NewWriter: %v", err)
		}
		w.Write(data[:len(data)-stored])
		w.Flush() // to a whole byte
		out.Write([]byte{0, byte(stored), 0, byte(^stored), 0xff})
		out.Write(data[len(data)-stored:])
		for out.Len()+block < size {
			out.Write([]byte{0, 0, 0, 0xff, 0xff})
		}
		out.Write([]byte{3, 0}) // the last block
		if out.Len() == size {
			return out.Bytes()
		}
	}
	t.Fatalf("%d bytes cannot be deflated to %d", len(data), size)
	return nil
}

func TestReadTakesMostParts(t *testing.T) {
	p, err := Read(many(t, maxParts))
	if err != nil || len(p.Names()) != maxParts {
		t.Errorf("%d parts: %v", maxParts, err)
	}
}

func TestReadTakesWhatOthersWrite(t *testing.T) {
	plain := part(t, "a.xml", "<a/>")
	var streamed, commented bytes.Buffer
	z := zip.NewWriter(&streamed) // sizes stand behind the data
	w, err := z.Create("a.xml")
	if err != nil {
		t.Fatalf("z.Create: %v", err)
	}
	w.Write([]byte("<a/>"))
	z.Close()

	z = zip.NewWriter(&commented)
	z.SetComment("说明")
	if w, err = z.CreateHeader(&zip.FileHeader{Name: "a.xml", Extra: []byte{1, 0, 2, 0, 9, 9}}); err != nil {
		t.Fatalf("z.CreateHeader: %v", err)
	}
	w.Write([]byte("<a/>"))
	z.Close()

	for name, data := range map[string][]byte{
		"plain":               plain,
		"bytes before":        append([]byte("some bytes before"), plain...),
		"streamed":            streamed.Bytes(),
		"comment and extras":  commented.Bytes(),
		"PK before":           append([]byte("PK\x07\x08"), plain...),
		"comment looks wrong": append(plain[:len(plain)-2:len(plain)-2], 4, 0, 'P', 'K', 5, 6),
	} {
		p, err := Read(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if part, _ := p.Part("a.xml"); string(part) != "<a/>" {
			t.Errorf("%s: the part is %q", name, part)
		}
	}
}

func TestRefusalAllocatesLittle(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		most uint64
	}{
		"claims to be large": {zipOf(t,
			member{name: "a.bin", data: "abc", lie: func(h *zip.FileHeader) { h.UncompressedSize64 = 1 << 40 }}),
			1 << 20},
		"is large":         {part(t, "a.bin", strings.Repeat("\x00", MaxPart)), 96 << 20},
		"has many entries": {many(t, 60*maxParts), 10 << 20},
	} {
		before := allocated()
		if _, err := Read(c.data); err == nil {
			t.Errorf("what %s is not refused", name)
		}
		if got := allocated() - before; got > c.most {
			t.Errorf("what %s took %d bytes", name, got)
		}
	}
}

// allocated returns how many bytes were allocated so far.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}
