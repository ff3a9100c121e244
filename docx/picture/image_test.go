package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	stdimage "image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	tall := pngOf(t, 3, 5)
	photo := jpegOf(t, marks(16, 8))
	flipped := bytes.Clone(tall)
	flipped[len(flipped)-20] ^= 1
	wide := bytes.Clone(tall)
	binary.BigEndian.PutUint32(wide[16:], maxSide+1)
	binary.BigEndian.PutUint32(wide[29:], crc32.ChecksumIEEE(wide[12:29]))
	for _, test := range []struct {
		name string
		data []byte
		want string // a fault, or the mime
	}{
		{"PNG", tall, pngMime}, {"PNG and something behind it", append(bytes.Clone(tall), "x"...), pngMime},
		{"JPEG", photo, jpegMime},
		{"JPEG and something behind it", append(bytes.Clone(photo), "\xff\xd8x"...), jpegMime},
		{"JPEG with padding", append([]byte("\xff\xd8\xff\xff"), photo[3:]...), jpegMime},
		{"SVG", []byte(plainSVG), svgMime}, {"SVG behind a mark",
			[]byte("\ufeff <?xml version=\"1.0\"?>\n" + plainSVG), svgMime},
		{"PNG cut short", tall[:len(tall)-12], broken}, {"PNG of a head", tall[:8], broken},
		{"PNG with a flipped bit", flipped, broken},
		{"JPEG cut short", photo[:len(photo)-2], broken}, {"JPEG cut in a segment", bytes.Clone(photo[:30]), broken},
		{"JPEG of a head", photo[:4], broken},
		{"JPEG without a frame", []byte("\xff\xd8\xff\xda\x00\x02\xff\xd9"), broken},
		{"JPEG with restarts", bytes.Join([][]byte{photo[:len(photo)-2], []byte("\xff\xd0x\xff\xd7x\xff\x00x\xff\xff"), photo[len(photo)-2:]}, nil), jpegMime},
		{"JPEG in a JPEG's pixels", bytes.Join([][]byte{photo[:len(photo)-2], []byte("\xff\xd8\x00\x01"), photo[len(photo)-2:]}, nil), broken},
		{"JPEG of two frames", bytes.Join([][]byte{photo[:2], frameOf(0xC0, 8), frameOf(0xC1, 8), photo[2:]}, nil), broken},
		{"JPEG of a short frame", bytes.Join([][]byte{photo[:2], frameOf(0xC0, 7)[:9], photo[2:]}, nil), broken},
		{"JPEG of no height", []byte("\xff\xd8" + string(frameOf(0xC0, 0)) + "\xff\xda\x00\x02\xff\xd9"), broken},
		{"PNG of another beginning", chunks("IDAT", "x", "IHDR", head(3, 5), "IEND", ""), broken},
		{"PNG of two heads", chunks("IHDR", head(3, 5), "IHDR", head(3, 5), "IDAT", "x", "IEND", ""), broken},
		{"PNG of a short head", chunks("IHDR", head(3, 5)[:12], "IDAT", "x", "IEND", ""), broken},
		{"PNG of no width", chunks("IHDR", head(0, 5), "IDAT", "x", "IEND", ""), broken},
		{"PNG of no height", chunks("IHDR", head(3, 0), "IDAT", "x", "IEND", ""), broken},
		{"PNG without pixels", chunks("IHDR", head(3, 5), "IEND", ""), broken},
		{"PNG whose piece is longer than it", append(chunks("IHDR", head(3, 5)), "\x00\x00\x01\x00IDATxxxx"...), broken},
		{"PNG of the greatest size", chunks("IHDR", head(maxSide, maxSide), "IDAT", "x", "IEND", ""), pngMime},
		{"PNG that is too high", chunks("IHDR", head(5, maxSide+1), "IDAT", "x", "IEND", ""), "图片有 5×20001 像素，每边最多 20000；请缩小后再试"},
		{"BMP", []byte("BM"), "不是 PNG、JPEG 或 SVG 图片，而是 BMP；请另存为 PNG 再试"},
		{"TIFF", []byte("II*\x00"), "不是 PNG、JPEG 或 SVG 图片，而是 TIFF；请另存为 PNG 再试"},
		{"TIFF of another order", []byte("MM\x00*"), "不是 PNG、JPEG 或 SVG 图片，而是 TIFF；请另存为 PNG 再试"},
		{"PDF", []byte("%PDF-1.7"), "不是 PNG、JPEG 或 SVG 图片，而是 PDF；请另存为 PNG 再试"},
		{"packed SVG", []byte("\x1f\x8b"), "不是 PNG、JPEG 或 SVG 图片，而是 压缩的 SVG（.svgz）；请另存为 PNG 再试"},
		{"PSD", []byte("8BPS"), "不是 PNG、JPEG 或 SVG 图片，而是 PSD；请另存为 PNG 再试"},
		{"a film", []byte("\x00\x00\x00\x18ftypmp42\x00"), "不是 PNG、JPEG 或 SVG 图片；请另存为 PNG 再试"},
		{"PNG that is too wide", wide, "图片有 20001×5 像素，每边最多 20000；请缩小后再试"},
		{"too large", append(bytes.Clone(tall), make([]byte, maxFile)...), "图片有 20 MB，超过 20 MB；请缩小后再试"},
		{"nothing", nil, "不是 PNG、JPEG 或 SVG 图片，是空文件；请另存为 PNG 再试"},
		{"GIF", []byte("GIF89a"), "不是 PNG、JPEG 或 SVG 图片，而是 GIF；请另存为 PNG 再试"},
		{"WebP", []byte("RIFF0000WEBPVP8 "), "不是 PNG、JPEG 或 SVG 图片，而是 WebP；请另存为 PNG 再试"},
		{"HEIC", []byte("\x00\x00\x00\x18ftypheic\x00"),
			"不是 PNG、JPEG 或 SVG 图片，而是 HEIC 或 AVIF；请另存为 PNG 再试"},
		{"page", []byte("<html/>"), "不是 PNG、JPEG 或 SVG 图片，而是网页或其他 XML 文件；请另存为 PNG 再试"},
	} {
		m, got := readOne(test.data)
		if m != nil {
			got = m.mime
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// frameOf is a segment of a JPEG that tells of a height, and of a width of 16.
func frameOf(marker byte, height byte) []byte {
	return []byte{0xFF, marker, 0, 8, 8, 0, height, 0, 16, 0}
}

// chunks is a PNG of pieces, by their kinds and what is in them.
func chunks(pieces ...string) []byte {
	data := []byte(pngHead)
	for i := 0; i < len(pieces); i += 2 {
		data = binary.BigEndian.AppendUint32(data, uint32(len(pieces[i+1])))
		piece := []byte(pieces[i] + pieces[i+1])
		data = binary.BigEndian.AppendUint32(append(data, piece...), crc32.ChecksumIEEE(piece))
	}
	return data
}

// head is what a PNG's first piece holds.
func head(width, height uint32) string {
	return string(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)) + "\x08\x02\x00\x00\x00"
}

// TestIsFrame knows the segments of a JPEG that tell its size: not those of tables between them.
func TestIsFrame(t *testing.T) {
	got := ""
	for marker := 0xBF; marker <= 0xD0; marker++ {
		if isFrame(byte(marker)) {
			got += fmt.Sprintf(" %X", marker)
		}
	}
	if want := " C0 C1 C2 C3 C5 C6 C7 C9 CA CB CD CE CF"; got != want {
		t.Errorf("frames are%s, want%s", got, want)
	}
}

// TestOrientation reads how a camera was held of notes that are whole, and takes it for upright of all others.
func TestOrientation(t *testing.T) {
	entry := func(tag, kind, value uint16) []byte {
		b := binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(nil, tag), kind)
		return binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint32(b, 1), value), 0)
	}
	note := func(head string, from uint32, entries uint16, more ...[]byte) []byte {
		b := binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint32([]byte(head), from), entries)
		return append(b, bytes.Join(more, nil)...)
	}
	const exif = "Exif\x00\x00MM\x00*"
	sideways, other := entry(0x0112, 3, 6), entry(0x0100, 3, 6)
	for name, test := range map[string]struct {
		note []byte
		want int
	}{
		"whole": {note(exif, 8, 1, sideways), 6}, "behind another": {note(exif, 8, 2, other, sideways), 6},
		"first way": {note(exif, 8, 1, entry(0x0112, 3, 1)), 1}, "last way": {note(exif, 8, 1, entry(0x0112, 3, 8)), 8},
		"no such way": {note(exif, 8, 1, entry(0x0112, 3, 9)), 1}, "no way": {note(exif, 8, 1, entry(0x0112, 3, 0)), 1},
		"another kind": {note(exif, 8, 1, entry(0x0112, 4, 6)), 1}, "none": {note(exif, 8, 1, other), 1},
		"not counted": {note(exif, 8, 1, other, sideways), 1}, "cut off": {note(exif, 8, 1, sideways[:11]), 1},
		"counted past the end": {note(exif, 8, 9, other), 1}, "begins outside": {note(exif, 99, 1, sideways), 1},
		"begins far outside": {note(exif, 0xFFFFFFFF, 1, sideways), 1}, "no order": {note("Exif\x00\x00XX\x00*", 8, 1, sideways), 1},
		"no note": {note("Http\x00\x00MM\x00*", 8, 1, sideways), 1}, "short": {[]byte(exif), 1}, "": {nil, 1},
	} {
		if got := orientation(test.note); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
}

// TestTurn holds a camera in each of the eight ways and looks for the picture's corners where they belong.
func TestTurn(t *testing.T) {
	for how := uint16(1); how <= 8; how++ {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			seen := marks(32, 16) // what was before the camera
			data := noted(jpegOf(t, held(seen, how)), order, how)
			m, fault := readOne(data)
			if fault != "" || m.width != 32 || m.height != 16 {
				t.Fatalf("%d: %s %v", how, fault, m)
			}
			got, err := jpeg.Decode(bytes.NewReader(m.data))
			if err != nil {
				t.Fatalf("jpeg.Decode: %v", err)
			}
			if how == 1 && !bytes.Equal(m.data, data) {
				t.Error("a photograph that is upright has changed")
			}
			for _, at := range [][2]int{{2, 2}, {29, 2}, {2, 13}, {29, 13}} {
				if !near(got.At(at[0], at[1]), seen.At(at[0], at[1])) {
					t.Errorf("%d: at %v is %v, want %v", how, at, got.At(at[0], at[1]), seen.At(at[0], at[1]))
				}
			}
		}
	}
}

// held returns the pixels as a camera stores them. Exif says where the first stored row and column are seen.
func held(seen *stdimage.RGBA, how uint16) *stdimage.RGBA {
	w, h := seen.Rect.Dx(), seen.Rect.Dy()
	type sides struct{ row, column string }
	first := [...]sides{1: {"top", "left"}, 2: {"top", "right"}, 3: {"bottom", "right"}, 4: {"bottom", "left"},
		5: {"left", "top"}, 6: {"right", "top"}, 7: {"right", "bottom"}, 8: {"left", "bottom"}}[how]
	size := stdimage.Rect(0, 0, w, h)
	if how >= 5 {
		size = stdimage.Rect(0, 0, h, w)
	}
	stored := stdimage.NewRGBA(size)
	for row := range size.Dy() {
		for column := range size.Dx() {
			var x, y int
			for _, at := range []struct {
				side string
				n    int
			}{{first.row, row}, {first.column, column}} {
				switch at.side {
				case "top":
					y = at.n
				case "bottom":
					y = h - 1 - at.n
				case "left":
					x = at.n
				case "right":
					x = w - 1 - at.n
				}
			}
			stored.Set(column, row, seen.At(x, y))
		}
	}
	return stored
}

func near(a, b color.Color) bool {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2)} {
		if d > 0x2000 || d < -0x2000 {
			return false
		}
	}
	return true
}

func TestSafeSVG(t *testing.T) {
	wrap := func(s string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 2,1">` + s + `</svg>`
	}
	for _, test := range []struct{ svg, want string }{
		{wrap(`<defs><g id="a"/></defs><use xlink:href="#a"/><rect fill="url(#b)" style="fill:url('#c')"/>` +
			`<style>.a{fill:url( "#d" )}</style>`), ""},
		{wrap(`<image href="data:image/png;base64,AA=="/><g data-name="C:\a" inkscape:path="C:\b" id="a(b)"/>` +
			`<text>url(http://x)</text>`), ""},
		{wrap(`<script>1</script>`), "脚本"}, {wrap(`<g onclick="1"/>`), "脚本"},
		{wrap(`<s:script xmlns:s="http://www.w3.org/2000/svg"/>`), "脚本"}, {wrap(`<foreignObject/>`), "网页"},
		{wrap(`<image href="http://x/a.png"/>`), "外部引用"}, {wrap(`<image xlink:href="a.png"/>`), "外部引用"},
		{wrap(`<use href="data:image/svg+xml,x"/>`), "外部引用"}, {wrap(`<a href="javascript:1"/>`), "外部引用"},
		{wrap(`<rect fill="url(http://x#a)"/>`), "外部引用"},
		{wrap(`<rect style="fill:URL( 'file:///a')"/>`), "外部引用"},
		{wrap(`<style>@import "a"</style>`), "外部引用"},
		{wrap(`<style><![CDATA[a{b:u\72l(x)}]]></style>`), "外部引用"},
		{wrap(`<rect style="fill:url(#a);b:url()"/>`), "外部引用"}, {wrap(`<g xml:base="http://x"/>`), "外部引用"},
		{wrap(`<set attributeName="href" to="http://x"/>`), "动画"}, {wrap(`<animate/>`), "动画"},
		{`<?xml-stylesheet href="a"?>` + wrap(""), "处理指令"},
		{`<!DOCTYPE svg [<!ENTITY a "b">]>` + wrap("&a;"), "文档类型"}, {wrap("&a;"), "不是合法"},
		{wrap("<g>"), "不是合法"},
		{wrap(strings.Repeat("<g>", 300) + strings.Repeat("</g>", 300)), "不是合法"},
	} {
		m, fault := readOne([]byte(test.svg))
		if fault == "" != (test.want == "") || !strings.Contains(fault, test.want) || fault == "" &&
			(m.width != 2*m.height) {
			t.Errorf("%s: %q, want %q", test.svg, fault, test.want)
		}
	}
}

func TestMeasure(t *testing.T) {
	for _, test := range []struct {
		attrs string
		ratio float64 // 0 where it is refused
	}{
		{`width="10" height="5"`, 2}, {`width="1in" height="72pt"`, 1},
		{`width="2.54cm" height="96px" viewBox="0 0 9 1"`, 1},
		{`width="100%" height="100%" viewBox="0 0 9 3"`, 3}, {`width="10" viewBox="-5 -5 20 80"`, 0.25},
		{``, 0}, {`viewBox="0 0 1"`, 0}, {`viewBox="0 0 0 1"`, 0}, {`width="-1" height="1"`, 0},
		{`width="1e9" height="1"`, 0}, {`width="NaN" height="Inf"`, 0}, {`viewBox="0 0 40000 1"`, 0},
	} {
		m, fault := readOne([]byte(`<svg ` + test.attrs + `/>`))
		switch {
		case test.ratio == 0 && fault == "", test.ratio != 0 && fault != "":
			t.Errorf("%s: %q", test.attrs, fault)
		case test.ratio != 0:
			if got := float64(m.width) / float64(m.height); got < test.ratio*0.999 || got > test.ratio*1.001 {
				t.Errorf("%s is %f, want %f", test.attrs, got, test.ratio)
			}
		}
	}
}

func TestCrossed(t *testing.T) {
	for _, size := range [][2]int64{{2, 1}, {1, 3}, {20000, 1}, {1, 20000}} {
		m := crossed(size[0], size[1])
		got, err := png.Decode(bytes.NewReader(m.data))
		if err != nil || max(got.Bounds().Dx(), got.Bounds().Dy()) != longest {
			t.Fatal(size, err)
		}
		if r, _, _, _ := got.At(0, 0).RGBA(); r == 0xFFFF {
			t.Errorf("%v has no frame", size)
		}
	}
}

// FuzzRead reads any bytes as a picture. What it takes has a size and is one of the three.
func FuzzRead(f *testing.F) {
	f.Add(pngOf(f, 3, 5))
	f.Add(noted(jpegOf(f, marks(16, 8)), binary.LittleEndian, 6))
	f.Add([]byte(plainSVG))
	f.Add([]byte(`<svg viewBox="0 0 2 1"><style>a{b:url(#c)}</style><use href="#a"/></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, fault := readOne(data)
		if (m == nil) == (fault == "") {
			t.Fatalf("%v %q", m, fault)
		}
		if m != nil && (m.width <= 0 || m.height <= 0 || m.ext == "" || len(m.data) == 0) {
			t.Fatalf("%v", m)
		}
	})
}
