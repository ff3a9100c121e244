package drawing

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/action"
	"nianbao/docx/drawing/drawingtest"
)

// opened returns a document of a body, with the objects of a kind in it.
func opened(t *testing.T, d drawingtest.Document, kind Kind) (*Document, []*Object) {
	t.Helper()
	of, err := Open(d.Pack(t), kind)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	objects, problems := of.Objects()
	if len(problems) > 0 {
		t.Fatalf("problems %v", problems)
	}
	return of, objects
}

// bodyAfter saves a document and returns the body of its main part.
func bodyAfter(t *testing.T, d *Document) string {
	t.Helper()
	if err := d.Save(); err != nil {
		t.Fatalf("save: %v", err)
	}
	return drawingtest.Body(t, d.pkg, "word/document.xml")
}

// TestRemove takes out what shows the object and nothing beside it: a drawing, of a group the object alone.
func TestRemove(t *testing.T) {
	chart := `<a:graphic><a:graphicData uri="x">` + shown + `</a:graphicData></a:graphic>`
	for _, c := range []struct {
		name, body, left string
		kind             Kind
	}{
		{"a picture", "<w:p><w:r>甲" + inline(label(`descr="{{image 甲}}"`), pic("")) + "</w:r>乙</w:p>", "<w:p><w:r>甲</w:r>乙</w:p>", Picture},
		{"a chart", "<w:p>" + inline(label(`descr="{{chart 甲}}"`), shown) + "</w:p>", "<w:p/>", Chart},
		{"a picture of a group", "<w:p>" + inline(label(""), `<wpg>`+pic(`descr="{{image 甲}}"`)+pic(`name="b"`)+`</wpg>`) + "</w:p>",
			"<w:p>" + inline(label(""), `<wpg>`+pic(`name="b"`)+`</wpg>`) + "</w:p>", Picture},
		{"a chart of a group", "<w:p>" + inline(label(""), `<wpg><graphicFrame><cNvPr descr="{{chart 甲}}"/>`+chart+`</graphicFrame>`+pic("")+`</wpg>`) + "</w:p>",
			"<w:p>" + inline(label(""), `<wpg>`+pic("")+`</wpg>`) + "</w:p>", Chart},
	} {
		d, objects := opened(t, drawingtest.Document{"document.xml": c.body}, c.kind)
		objects[0].Remove()
		if got := bodyAfter(t, d); got != c.left {
			t.Errorf("%s: %s, want %s", c.name, got, c.left)
		}
	}
}

// TestLacking takes an object without data away where it is to be blank, keeps it where that is asked, and else refuses.
func TestLacking(t *testing.T) {
	body := "<w:p>" + inline(label(`descr="{{chart 甲}}"`), shown) + "</w:p>"
	for policy, want := range map[action.Policy]struct {
		settled bool
		left    string
	}{
		action.Refuse: {false, body}, action.Ignore: {true, "<w:p/>"}, action.Keep: {true, body},
	} {
		d, objects := opened(t, drawingtest.Document{"document.xml": body}, Chart)
		if got := objects[0].Lacking(policy); got != want.settled {
			t.Errorf("policy %v: settled %v", policy, got)
		}
		if got := bodyAfter(t, d); got != want.left {
			t.Errorf("policy %v: %s", policy, got)
		}
	}
}

// TestUnknown says which names there are, while they are few, and which may have been meant.
func TestUnknown(t *testing.T) {
	o := &Object{Kind: Chart, Name: "申请来园", title: "页眉", location: "第 2 个图形"}
	many := map[string]int{}
	for i := range maxListed {
		many[fmt.Sprintf("图%02d", i)] = i
	}
	const lead = "页眉第 2 个图形 {{chart 申请来园}}：没有叫这个名称的图表"
	for _, c := range []struct {
		offered map[string]int
		want    string
	}{
		{nil, lead + "，没有图表可用"},
		{map[string]int{"申请来源": 1, "办理": 2}, lead + "，可用的有：办理、申请来源，您是不是要用 申请来源？"},
		{many, lead + "，可用的有：" + strings.Join([]string{"图00", "图01", "图02", "图03", "图04", "图05", "图06", "图07", "图08", "图09", "图10", "图11"}, "、")},
	} {
		e := Unknown(o, "申请来园", c.offered)
		if e.Error() != c.want || !e.Lacks {
			t.Errorf("%q, want %q", e.Error(), c.want)
		}
	}
	many["图99"] = 1
	if got := Unknown(o, "申请来园", many).Error(); got != lead {
		t.Errorf("of very many: %q", got)
	}
}

// TestRelations finds relations by their ids, tells targets that several have, and lets what loses its last go.
func TestRelations(t *testing.T) {
	pictures := drawingtest.Document{
		"document.xml":     `<w:p r:id="rId1" a:b="rId2"/><w:p r:id="rId3"/>`,
		"document.xml:":    drawingtest.Relation("rId1", "image", "media/image1.png") + drawingtest.Relation("rId2", "image", "media/image1.png") + drawingtest.Relation("rId3", "image", "media/image1.jpeg") + drawingtest.Relation("rId4", "image", "Media/Image2.png"),
		"media/image1.png": "png", "media/image1.jpeg": "jpeg",
	}
	d, _ := opened(t, pictures, Picture)
	first, ok, err := d.Relation("word/document.xml", "rId1")
	if !ok || err != nil || first.Target != "word/media/image1.png" {
		t.Fatalf("rId1 is %+v, %v, %v", first, ok, err)
	}
	if r, ok, err := d.Relation("word/document.xml", "rId9"); ok || err != nil || r.ID != "" {
		t.Errorf("rId9 is %+v, %v, %v", r, ok, err)
	}
	third, _, _ := d.Relation("word/document.xml", "rId3")
	for part, want := range map[string]bool{"word/media/image1.png": true, "word/Media/IMAGE1.png": true, "word/media/image1.jpeg": false, "word/none": false} {
		if got, err := d.Shared(part); got != want || err != nil {
			t.Errorf("%s is shared: %v, %v", part, got, err)
		}
	}
	for _, detached := range []struct {
		id   string
		left bool
	}{{"rId1", true}, {"rId3", false}} {
		r := first
		if detached.id == "rId3" {
			r = third
		}
		if err := d.Detach("word/document.xml", r); err != nil {
			t.Fatalf("detach %s: %v", r.ID, err)
		}
		if err := d.Save(); err != nil {
			t.Fatalf("save: %v", err)
		}
		if _, ok := d.pkg.Part(r.Target); ok != detached.left {
			t.Errorf("without %s %s is there: %v", r.ID, r.Target, ok)
		}
	}
}

// TestDescribe puts a description in the place of each alternative text, and makes none where there is none; tags are found
// where they stand.
func TestDescribe(t *testing.T) {
	d, objects := opened(t, drawingtest.Document{"document.xml": inline(label(`name="图 1" descr="去年的"`), pic(`name="p"`))}, Picture)
	objects[0].Describe("今年的")
	want := inline(label(`name="图 1" descr="今年的"`), pic(`name="p"`))
	if got := bodyAfter(t, d); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := Picture.Tags("甲{{image 乙}}丙{{图片 丁}}"); fmt.Sprint(got) != "[[3 16] [19 33]]" {
		t.Errorf("tags at %v", got)
	}
}

// TestStories finds drawings in all parts with text, by what a person calls them.
func TestStories(t *testing.T) {
	drawn := inline(label(`descr="{{chart 甲}}"`), pic(""))
	for _, c := range []struct{ kind, title string }{
		{"header", "页眉"}, {"footer", "页脚"}, {"footnotes", "脚注"}, {"endnotes", "尾注"}, {"comments", "批注"},
	} {
		d, err := Open(drawingtest.Document{"document.xml": "<w:p/>", "header1.xml": drawn,
			"document.xml:": drawingtest.Relation("rId1", c.kind, "header1.xml") + drawingtest.Relation("rId2", c.kind, "header1.xml")}.Pack(t), Chart)
		if err != nil {
			t.Fatalf("open: %v", err)
		}
		_, problems := d.Objects()
		if len(problems) != 1 || problems[0].Part != c.title {
			t.Errorf("%s: %v", c.kind, problems)
		}
	}
}
