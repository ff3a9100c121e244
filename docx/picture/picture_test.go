package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image/png"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/action"
	"nianbao/docx/drawing/drawingtest"
	"nianbao/docx/wml"
	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

const mainPart = "word/document.xml"

func filled(t *testing.T, d drawingtest.Document, p Picture) *opc.Package {
	t.Helper()
	pkg := d.Pack(t)
	if err := Fill(pkg, map[string]Picture{"公章": p}); err != nil {
		t.Fatalf("Fill: %v", err)
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	if pkg, err = opc.Read(data); err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	return pkg
}

// TestFill shows all of a place that is filled, with a picture that is taller than its box.
func TestFill(t *testing.T) {
	data := pngOf(t, 30, 40)
	d := one(`name="图片 1" descr="{{image 公章}}"`)
	pkg := filled(t, d, Picture{Data: data})
	want := strings.NewReplacer(`cx="3000"`, `cx="1500"`, `<a:srcRect l="10"/>`, "", ` l="7"`, "", "{{image 公章}}",
		"公章", "rId7", "rId1").Replace(d["document.xml"])
	if diff := cmp.Diff(want, drawingtest.Body(t, pkg, mainPart)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if _, old := pkg.Part("word/media/image1.png"); old {
		t.Error("the old picture is still there")
	}
	relations, err := pkg.Relations(mainPart)
	if err != nil || len(relations) != 1 || relations[0].ID != "rId1" {
		t.Fatal(relations, err)
	}
	if got := drawingtest.Text(t, pkg, relations[0].Target); got != string(data) ||
		pkg.Type(relations[0].Target) != pngMime {
		t.Errorf("%s of type %s", relations[0].Target, pkg.Type(relations[0].Target))
	}
}

func TestBlip(t *testing.T) {
	for _, test := range []struct{ name, blip, want string }{
		{"effects stay, extensions go",
			`<a:blip r:embed="rId7" cstate="print"><a:grayscl/><a:extLst><a:ext uri="x"/></a:extLst></a:blip>`,
			`<a:blip r:embed="rId1" cstate="print"><a:grayscl/></a:blip>`},
		{"picture outside", `<a:blip r:link="rId7"/>`, `<a:blip r:embed="rId1"/>`},
		{"picture inside and outside", `<a:blip r:embed="rId8" r:link="rId7"></a:blip>`,
			`<a:blip r:embed="rId1"></a:blip>`},
		{"relations of another prefix", `<a:blip xmlns:rel="x" rel:link="rId7"/>`,
			`<a:blip xmlns:rel="x" rel:embed="rId1"/>`},
		{"no picture yet", `<a:blip/>`,
			`<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId1"/>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := one("")
			d["document.xml"] = place(`title="{{图片 公章}}"`, test.blip)
			got := drawingtest.Body(t, filled(t, d, Picture{Data: pngOf(t, 3, 2)}), mainPart)
			if !strings.Contains(got, "<pic:blipFill>"+test.want+"<a:stretch>") {
				t.Error(got)
			}
		})
	}
}

func TestSVG(t *testing.T) {
	for _, test := range []struct {
		name     string
		fallback []byte
	}{{"with a fallback", pngOf(t, 4, 4)}, {"without one", nil}} {
		t.Run(test.name, func(t *testing.T) {
			pkg := filled(t, one(`descr="{{image 公章}}"`),
				Picture{Data: []byte(plainSVG), Fallback: test.fallback, Alt: "章"})
			got := drawingtest.Body(t, pkg, mainPart)
			for _, piece := range []string{`<a:blip r:embed="rId1"><a:extLst>` +
				`<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip `,
				` r:embed="rId2"/></a:ext></a:extLst></a:blip>`, `descr="章"`, `cx="3000" cy="1500"`} {
				if !strings.Contains(got, piece) {
					t.Errorf("no %s in\n%s", piece, got)
				}
			}
			raster, vector := drawingtest.Text(t, pkg, "word/media/image2.png"),
				drawingtest.Text(t, pkg, "word/media/image1.svg")
			if m, err := png.Decode(strings.NewReader(raster)); err != nil || test.fallback == nil &&
				m.Bounds().Dx() != 2*m.Bounds().Dy() {
				t.Error(m, err)
			}
			if vector != plainSVG || pkg.Type("word/media/image1.svg") != svgMime {
				t.Error(vector)
			}
		})
	}
}

// TestSeveralPlaces shows one picture in two places and in a header: one part, one relation each; a picture that
// something else shows stays.
func TestSeveralPlaces(t *testing.T) {
	d := one(`descr="{{image 公章}}"`)
	d["document.xml"] += place(`descr="{{image 公章}}"`, `<a:blip r:embed="rId7"/>`) +
		place(`descr="徽"`, `<a:blip r:embed="rId7"/>`)
	d["document.xml:"] += drawingtest.Relation("rId2", "header", "header1.xml")
	d["header1.xml"], d["header1.xml:"] = place(`descr="{{image 公章}}"`, `<a:blip r:embed="rId1"/>`),
		drawingtest.Relation("rId1", "image", "media/image1.png")
	pkg := filled(t, d, Picture{Data: pngOf(t, 3, 2)})
	got := drawingtest.Body(t, pkg, mainPart)
	if strings.Count(got, `r:embed="rId1"`) != 2 || strings.Count(got, `r:embed="rId7"`) != 1 {
		t.Error(got)
	}
	if header := drawingtest.Body(t, pkg, "word/header1.xml"); !strings.Contains(header, `r:embed="rId2"`) {
		t.Error(header)
	}
	drawingtest.Same(t, d.Pack(t), pkg, mainPart, "word/header1.xml", "[Content_Types].xml",
		"word/_rels/document.xml.rels", "word/_rels/header1.xml.rels", "word/media/image2.png")
}

func TestRelativeSizeGoes(t *testing.T) {
	d := one("")
	d["document.xml"] = `<w:drawing><wp:anchor><wp:extent cx="3000" cy="2000"/><wp:docPr descr="{{image 公章}}"/>` +
		`<a:graphic>` + pictureSpace + body("<a:blip/>") +
		`</a:graphicData></a:graphic><wp14:sizeRelH><wp14:pctWidth>50</wp14:pctWidth></wp14:sizeRelH>` +
		`<wp14:sizeRelV/></wp:anchor></w:drawing>`
	if got := drawingtest.Body(t, filled(t, d, Picture{Data: pngOf(t, 3, 2)}), mainPart); !strings.HasSuffix(got,
		"</a:graphic></wp:anchor></w:drawing>") {
		t.Error(got)
	}
}

func TestWithin(t *testing.T) {
	for _, test := range []struct{ cx, cy, w, h, wantX, wantY int64 }{
		{3000, 2000, 3, 2, 3000, 2000}, {3000, 2000, 1, 1, 2000, 2000}, {3000, 2000, 3, 1, 3000, 1000},
		{3000, 2000, 1, 20000, 1, 2000}, {3000, 2000, 20000, 1, 3000, 1},
		{1000, 1000, 3, 2, 1000, 667}, {maxExtent, maxExtent, 1_000_000, 999_999, maxExtent, 999_999_000},
	} {
		if x, y := within(test.cx, test.cy, test.w, test.h); x != test.wantX || y != test.wantY {
			t.Errorf("%d×%d in %d×%d is %d×%d, want %d×%d", test.w, test.h, test.cx, test.cy, x, y, test.wantX,
				test.wantY)
		}
	}
}

func TestFillRefuses(t *testing.T) {
	grouped := `<w:drawing><wp:inline><wp:docPr/><a:graphic><a:graphicData><wpg>` +
		strings.Replace(body("<a:blip/>"), `name="a.png"`, `descr="{{image 公章}}"`, 1) +
		`</wpg></a:graphicData></a:graphic></wp:inline></w:drawing>`
	good := Picture{Data: pngOf(t, 3, 2)}
	photo := noted(jpegOf(t, marks(64, 48)), binary.BigEndian, 6)
	huge := bytes.Clone(photo)
	for i := range huge { // its frame says that it has 10,000 pixels each way
		if huge[i] == 0xFF && huge[i+1] == 0xC0 {
			binary.BigEndian.PutUint32(huge[i+5:], 10_000<<16|10_000)
			break
		}
	}
	for _, test := range []struct {
		name, body string
		picture    Picture
		want       string
	}{
		{"name that is not offered", place(`descr="{{image 公璋}}"`, "<a:blip/>"), good,
			"没有叫这个名称的图片，可用的有：公章，您是不是要用 公章？"},
		{"one of a group", grouped, good, "图片在组合里，不能填；请在 Word 里取消组合"},
		{"no size", strings.ReplaceAll(place(`descr="{{image 公章}}"`, "<a:blip/>"), `cx="3000"`, `cx="0"`), good,
			noBox},
		{"absurd size", strings.ReplaceAll(place(`descr="{{image 公章}}"`, "<a:blip/>"), `cx="3000"`,
			`cx="27273042316900"`), good, noBox},
		{"absurd height", strings.ReplaceAll(place(`descr="{{image 公章}}"`, "<a:blip/>"), `cy="2000"`, `cy="-1"`), good, noBox},
		{"no extent", strings.Replace(place(`descr="{{image 公章}}"`, "<a:blip/>"), `<wp:extent cx="3000" cy="2000"/>`, "", 1), good, noBox},
		{"no blip", place(`descr="{{image 公章}}"`, ""), good, "占位的图片里没有图，请在 Word 里另插入一张"},
		{"broken picture", place(`descr="{{image 公章}}"`, "<a:blip/>"), Picture{Data: good.Data[:40]}, broken},
		{"broken photograph that lies on its side", place(`descr="{{image 公章}}"`, "<a:blip/>"), Picture{Data: photo[:len(photo)*3/4]}, broken},
		{"photograph on its side that is too large to be turned", place(`descr="{{image 公章}}"`, "<a:blip/>"), Picture{Data: huge},
			"照片是横着或倒着拍的，而且太大；请在看图软件里转正、缩小后另存再试"},
		{"broken fallback", place(`descr="{{image 公章}}"`, "<a:blip/>"),
			Picture{Data: []byte(plainSVG), Fallback: []byte("x")},
			"SVG 的替代图片：不是 PNG、JPEG 或 SVG 图片；请另存为 PNG 再试"},
		{"vector fallback", place(`descr="{{image 公章}}"`, "<a:blip/>"),
			Picture{Data: []byte(plainSVG), Fallback: []byte(plainSVG)}, "SVG 的替代图片应当是 PNG 或 JPEG"},
	} {
		t.Run(test.name, func(t *testing.T) {
			pkg := drawingtest.Document{"document.xml": test.body}.Pack(t)
			before := pkg.Clone()
			err := Fill(pkg, map[string]Picture{"公章": test.picture})
			var errs wml.Errors
			if !errors.As(err, &errs) {
				t.Fatalf("%v", err)
			}
			_, reason, _ := strings.Cut(err.Error(), "：")
			if reason != test.want {
				t.Errorf("%s, want %s", reason, test.want)
			}
			drawingtest.Same(t, before, pkg)
		})
	}
}

func TestNamesAndEqualBytes(t *testing.T) {
	d := one(`descr="{{image 公章}}"`)
	d["document.xml"] += place(`descr="{{图片 徽}}"`, "<a:blip/>") + place(`name="{{image 公章}}"`, "<a:blip/>") +
		place("", "<a:blip/>")
	names, err := Names(d.Pack(t))
	if diff := cmp.Diff([]string{"公章", "徽"}, names); diff != "" || err != nil {
		t.Error(diff, err)
	}
	fill := func() []byte {
		pkg := d.Pack(t)
		if err := Fill(pkg, map[string]Picture{"公章": {Data: pngOf(t, 3, 2)},
			"徽": {Data: []byte(plainSVG)}}); err != nil {
			t.Fatalf("Fill: %v", err)
		}
		data, _ := pkg.Bytes()
		return data
	}
	if !bytes.Equal(fill(), fill()) {
		t.Error("two fillings differ")
	}
}

// TestMissing shows what becomes of a placeholder that nobody has a picture for: it is told of, it goes with its sample,
// or it stays byte for byte; one of a blank picture goes.
func TestMissing(t *testing.T) {
	for _, test := range []struct {
		missing  action.Policy
		pictures map[string]Picture
		fails    bool
		gone     bool
	}{
		{missing: action.Refuse, fails: true},
		{missing: action.Ignore, gone: true},
		{missing: action.Keep},
		{missing: action.Refuse, pictures: map[string]Picture{"甲": {}}, gone: true},
	} {
		pkg := one(`descr="{{image 甲}}"`).Pack(t)
		before, _ := pkg.Part(mainPart)
		err := FillWith(pkg, test.pictures, test.missing)
		if after, _ := pkg.Part(mainPart); (err != nil) != test.fails ||
			test.gone == bytes.Contains(after, []byte("<w:drawing")) || !test.gone && !bytes.Equal(before, after) {
			t.Errorf("%+v: %v\n%s", test, err, after)
		}
	}
}

// TestDamaged shows that nothing comes of a document that is damaged, and that it stays as it is.
func TestDamaged(t *testing.T) {
	for name, try := range map[string]func(*opc.Package) error{
		"Fill":  func(p *opc.Package) error { return Fill(p, map[string]Picture{"公章": {Data: pngOf(t, 3, 2)}}) },
		"Names": func(p *opc.Package) error { _, err := Names(p); return err },
	} {
		t.Run(name, func(t *testing.T) { wordtest.Refuses(t, place(`descr="{{image 公章}}"`, "<a:blip/>"), try) })
	}
	d := one(`descr="{{image 公章}}"`)
	d["document.xml:"] += drawingtest.Relation("rId2", "header", "header1.xml")
	d["header1.xml"] = place(`descr="{{image 公章}}"`, "<a:blip/>")
	pkg := d.Pack(t)
	pkg.Set("word/_rels/header1.xml.rels", []byte("<Relationships>"))
	before := pkg.Clone()
	var bad *opc.Error
	if err := Fill(pkg, map[string]Picture{"公章": {Data: pngOf(t, 3, 2)}}); !errors.As(err, &bad) {
		t.Errorf("relations of a header that are cut off: %v", err)
	}
	drawingtest.Same(t, before, pkg)
	var errs wml.Errors
	if _, err := Names(one(`descr="{{image 公章}"`).Pack(t)); !errors.As(err, &errs) ||
		!strings.Contains(err.Error(), "标记没有写完") {
		t.Errorf("an unfinished mark: %v", err)
	}
}
