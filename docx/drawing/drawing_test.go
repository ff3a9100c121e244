package drawing

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"nianbao/docx/drawing/drawingtest"
	"nianbao/docx/wml"
	"nianbao/ooxml/xmltree"
)

func TestName(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"{{chart 申请来源}}", "申请来源"}, {"{{ chart\u3000 申请 来源\u00a0}}", "申请 来源"},
		{"图：{{图表 a.b}}。", "a.b"}, {"{{图表申请}}", "申请"}, {"{{chart申请}}", "申请"},
		{"{{chart a}}和{{图表 a}}", "a"}, {"{{chart a}b}}", "a}b"}, {"", ""}, {"{{charts}}", ""}, {"{{image a}}", ""},
		{"chart a", ""}, {"{{chart\na}}", "!"},
		{"{{chart}}", "!"}, {"{{chart  }}", "!"}, {"{{chart a}", "!"}, {"{{chart a}}{{chart b}}", "!"},
		{"{{chart a}} {{图表", "!"},
	} {
		got, fault := Chart.Name(test.text)
		if fault != "" {
			got = "!"
		}
		if got != test.want {
			t.Errorf("%q asks for %q, want %q", test.text, got, test.want)
		}
	}
}

func label(attrs string) string { return `<wp:docPr id="1" ` + attrs + `/>` }

func inline(label, graphic string) string {
	return `<w:drawing><wp:inline><wp:extent cx="5" cy="5"/>` + label + `<a:graphic><a:graphicData uri="x">` +
		graphic + `</a:graphicData></a:graphic></wp:inline></w:drawing>`
}

func pic(attrs string) string {
	return `<pic:pic><pic:nvPicPr><pic:cNvPr id="1" ` + attrs + `/></pic:nvPicPr><pic:blipFill/></pic:pic>`
}

const shown = `<c:chart r:id="rId1"/>`

func TestObjects(t *testing.T) {
	for _, test := range []struct {
		name, body string
		kind       Kind
		want       []string
	}{
		{"chart by its description", inline(label(`name="图表 1" descr="{{chart 甲}}"`), shown), Chart, []string{"甲"}},
		{"chart by its title", inline(label(`title="{{chart 甲}}"`), shown), Chart, []string{"甲"}},
		{"chart by its name", inline(label(`name="{{图表 甲}}"`), shown), Chart, []string{"甲"}},
		{"chart without a mark", inline(label(`name="图表 1"`), shown), Chart, []string{""}},
		{"picture by its own label", inline(label(`name="图片 1"`), pic(`descr="{{image 甲}}"`)), Picture,
			[]string{"甲"}},
		{"the drawing's label before the picture's", inline(label(`descr="{{图片 甲}}"`), pic(`descr="{{图片 乙}}"`)),
			Picture, []string{"甲"}},
		{"picture is no chart", inline(label(`descr="{{chart 甲}}"`), pic("")), Chart,
			[]string{"正文第 1 个图形 {{chart 甲}}：标记所在的图形不是图表；请插入一个图表，把标记写在它的替代文字里"}},
		{"a chart's mark is none of a picture's", inline(label(`descr="{{chart 甲}}"`), shown), Picture, nil},
		{"group of pictures", inline(label(""), `<wpg>`+pic(`descr="{{image 甲}}"`)+pic(`name="b"`)+`</wpg>`),
			Picture, []string{"甲", ""}},
		{"mark on a group", inline(label(`descr="{{image 甲}}"`), `<wpg>`+pic("")+pic("")+`</wpg>`), Picture,
			[]string{"", "",
				"正文第 1 个图形 {{image 甲}}：标记写在了组合上，里面有几个图片；请写在要填的那一个的替代文字里"}},
		{"chart in a group", inline(label(""),
			`<wpg><graphicFrame><cNvPr descr="{{chart 甲}}"/><a:graphic><a:graphicData>`+shown+`</a:graphicData>`+
				`</a:graphic></graphicFrame>`+pic("")+`</wpg>`), Chart, []string{"甲"}},
		{"drawing in a text box", inline(label(`name="框"`),
			`<txbx><w:p>`+inline(label(`descr="{{chart 甲}}"`), shown)+`</w:p></txbx>`), Chart, []string{"甲"}},
		{"unfinished mark", inline(label(`descr="{{chart 甲}"`), shown), Chart,
			[]string{"", "正文第 1 个图形：替代文字里的标记没有写完，应写成 {{chart 名称}}"}},
		{"mark on what stands in for a new kind of drawing",
			`<mc:AlternateContent><mc:Fallback>` + inline(label(`descr="{{chart 甲}}"`), pic("")) +
				`</mc:Fallback></mc:AlternateContent>`, Chart, nil},
		{"mark behind what stands in", `<mc:Fallback></mc:Fallback>` + inline(label(`descr="{{图表 甲}}"`), ""),
			Chart, []string{"正文第 1 个图形 {{chart 甲}}：标记所在的图形不是图表；请插入一个图表，把标记写在它的替代文字里"}},
		{"old picture", `<w:pict><v:shape alt="{{image 甲}}"><v:imagedata/></v:shape></w:pict>`, Picture,
			[]string{"正文的旧式图形：旧式（VML）图形不能填，请在 Word 里重新插入一个图片"}},
		{"old picture that stands in", `<mc:Fallback><w:pict><v:shape alt="{{image 甲}}"/></w:pict></mc:Fallback>`,
			Picture, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := Open(drawingtest.Document{"document.xml": test.body}.Pack(t), test.kind)
			if err != nil {
				t.Fatalf("Open: %v", err)
			}
			var got []string
			objects, problems := d.Objects()
			for _, o := range objects {
				got = append(got, o.Name)
			}
			for _, p := range problems {
				got = append(got, p.Error())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestOnlyWhatIsChanged shows that a story keeps every byte around what is changed in it.
func TestOnlyWhatIsChanged(t *testing.T) {
	const odd = "<w:p\n  w:a = '1' ><w:t>x &#65; &gt;\r\n</w:t ></w:p><!-- {{ --><w:p></w:p>"
	p := drawingtest.Document{
		"document.xml": odd + inline(`<wp:docPr  id='1' descr='{{chart 甲}} "&lt;"' />`,
			`<c:chart r:id='rId1'></c:chart>`) + odd,
		"document.xml:": drawingtest.Relation("rId1", "chart", "charts/chart1.xml"), "charts/chart1.xml": "<x/>",
		"styles.xml": "<y/>",
	}.Pack(t)
	before := p.Clone()
	d, err := Open(p, Chart)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	objects, _ := d.Objects()
	objects[0].Relabel(`说明 "&" <`, "甲")
	objects[0].Node.Append(xmltree.New("x"))
	if err := d.Save(); err != nil {
		t.Fatalf("d.Save: %v", err)
	}
	want := odd + inline(`<wp:docPr  id='1' descr="说明 &quot;&amp;&quot; &lt; &quot;&lt;&quot;" />`,
		`<c:chart r:id='rId1'><x/></c:chart>`) + odd
	if diff := cmp.Diff(want, drawingtest.Body(t, p, "word/document.xml")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	drawingtest.Same(t, before, p, "word/document.xml")
}

// TestLabels shows what becomes of alternative texts, titles and names: a tag gives way to what is said in its place, a
// description that is lacking is added to the first label alone.
func TestLabels(t *testing.T) {
	for _, test := range []struct{ label, of, relabelled, described string }{
		{`descr="图 {{chart 甲}}。"`, "", `descr="图 说明。"`, `descr="说明"`},
		{`title="{{chart 甲}}" name="图 1"`, "", `title="新" name="图 1" descr="说明"`, `title="{{chart 甲}}" name="图 1"`},
		{`name="{{图表 甲}}" descr=" "`, "", `name="新" descr="说明"`, `name="{{图表 甲}}" descr="说明"`},
		{`descr="{{chart 甲}}"`, `descr="旧"`, `descr="说明"/>…descr="旧"`, `descr="说明"/>…descr="说明"`},
		{`name="a"`, `descr="{{chart 甲}}"`, `name="a" descr="说明"/>…descr="说明"`, `name="a"/>…descr="说明"`},
	} {
		for described, want := range map[bool]string{false: test.relabelled, true: test.described} {
			graphic := shown
			if test.of != "" {
				graphic = `<xdr:graphicFrame><xdr:cNvPr id="1" ` + test.of + `/><a:graphicData>` + shown + `</a:graphicData></xdr:graphicFrame>`
			}
			p := drawingtest.Document{"document.xml": inline(label(test.label), graphic)}.Pack(t)
			d, err := Open(p, Chart)
			if err != nil {
				t.Fatalf("Open: %v", err)
			}
			objects, _ := d.Objects()
			if len(objects) != 1 {
				t.Fatalf("%s: %d objects", test.label, len(objects))
			}
			if described {
				objects[0].Describe("说明")
			} else {
				objects[0].Relabel("说明", "新")
			}
			if err := d.Save(); err != nil {
				t.Fatalf("d.Save: %v", err)
			}
			got := drawingtest.Body(t, p, "word/document.xml")
			for _, piece := range strings.Split(want, "…") {
				if _, got, _ = strings.Cut(got, ` id="1" `); !strings.HasPrefix(got, piece) {
					t.Errorf("%s, %s, described %v: no %s in %s", test.label, test.of, described, piece, got)
				}
			}
		}
	}
}

func TestUTF16(t *testing.T) {
	p := drawingtest.Document{"document.xml": inline(label(`descr="{{chart 甲}}"`), shown)}.Pack(t)
	source := strings.Replace(drawingtest.Text(t, p, "word/document.xml"), "UTF-8", "UTF-16", 1)
	wide := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(source)) {
		wide = binary.LittleEndian.AppendUint16(wide, u)
	}
	p.Set("word/document.xml", wide)
	d, err := Open(p, Chart)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	objects, _ := d.Objects()
	objects[0].Relabel("乙", "甲")
	if err := d.Save(); err != nil {
		t.Fatalf("d.Save: %v", err)
	}
	if got := drawingtest.Body(t, p, "word/document.xml"); !strings.Contains(got, `descr="乙"`) {
		t.Error(got)
	}
}

// TestMark shows that a byte order mark stays in front of what follows it.
func TestMark(t *testing.T) {
	p := drawingtest.Document{"document.xml": inline(label(`descr="{{chart 甲}}"`), shown)}.Pack(t)
	source := drawingtest.Text(t, p, "word/document.xml")
	p.Set("word/document.xml", []byte("\uFEFF"+source))
	d, err := Open(p, Chart)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	objects, _ := d.Objects()
	objects[0].Relabel("乙", "甲")
	if err := d.Save(); err != nil {
		t.Fatalf("d.Save: %v", err)
	}
	if got := drawingtest.Text(t, p, "word/document.xml"); got != "\uFEFF"+strings.Replace(source, "{{chart 甲}}",
		"乙", 1) {
		t.Error(got)
	}
}

// TestRelease shows that what no drawing shows any more goes, with what hangs on it, and nothing else does.
func TestRelease(t *testing.T) {
	p := drawingtest.Document{
		"document.xml": inline(label(`descr="{{chart 甲}}"`), shown),
		"document.xml:": drawingtest.Relation("rId1", "chart", "charts/chart1.xml") +
			drawingtest.Relation("rId2", "chart", "charts/chart2.xml") +
			drawingtest.Relation("rId3", "image", "media/image1.png"),
		"charts/chart1.xml":  "<x/>",
		"charts/chart1.xml:": drawingtest.Relation("rId1", "package", "../embeddings/both.xlsx"),
		"charts/chart2.xml":  "<x/>",
		"charts/chart2.xml:": drawingtest.Relation("rId1", "package", "../embeddings/both.xlsx") +
			drawingtest.Relation("rId2", "package", "../embeddings/own.xlsx"),
		"embeddings/both.xlsx": "1", "embeddings/own.xlsx": "2", "media/image1.png": "3",
	}.Pack(t)
	d, err := Open(p, Chart)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	if err := d.Save(); err != nil {
		t.Fatalf("d.Save: %v", err)
	}
	want := []string{"[Content_Types].xml", "_rels/.rels", "word/charts/chart1.xml",
		"word/charts/_rels/chart1.xml.rels", "word/document.xml", "word/_rels/document.xml.rels",
		"word/embeddings/both.xlsx", "word/media/image1.png"}
	if diff := cmp.Diff(want, p.Names()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if types := drawingtest.Text(t, p, "[Content_Types].xml"); strings.Contains(types, "chart2") ||
		!strings.Contains(types, "chart1") {
		t.Error(types)
	}
	if relations := drawingtest.Text(t, p, "word/_rels/document.xml.rels"); strings.Contains(relations, "rId2") ||
		!strings.Contains(relations, "rId3") {
		t.Error(relations)
	}
}

func TestOpenRefuses(t *testing.T) {
	p := drawingtest.Document{"document.xml": "<w:p>{{"}.Pack(t)
	var errs wml.Errors
	if _, err := Open(p, Chart); !errors.As(err, &errs) || err.Error() != "正文：内容已损坏；请用 Word 或 WPS 打开，另存一份再试" {
		t.Errorf("Open: %v", err)
	}
	deep := drawingtest.Document{"document.xml": ""}.Pack(t)
	deep.Set("word/document.xml", []byte(strings.Repeat("<drawing docPr=''>", 1e5)+strings.Repeat("</drawing>", 1e5)))
	if _, err := Open(deep, Chart); !errors.As(err, &errs) {
		t.Errorf("Open: %v", err)
	}
}

// TestUses says of a part in which attributes an id may stand: in UTF-16 and for an id that is written escaped, in any.
func TestUses(t *testing.T) {
	for _, test := range []struct {
		data, id string
		want     bool
	}{
		{`<a r:id="rId1"/>`, "rId1", true}, {`<a r:id='rId1'/>`, "rId1", true}, {`<a r:id="rId11"/>`, "rId1", false}, {`<a>rId1</a>`, "rId1", false},
		{"\x00<\x00a", "rId1", true}, {"<\x00a\x00", "rId1", true}, {`<a/>`, "a&b", true}, {`<a/>`, `a"b`, true}, {"", "rId1", false},
	} {
		if got := uses([]byte(test.data), test.id); got != test.want {
			t.Errorf("%q uses %s: %v", test.data, test.id, got)
		}
	}
}
