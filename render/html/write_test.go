package html

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"nianbao/form"
	"nianbao/form/define"
)

func write(t testing.TB, r *form.Report, o Options) []byte {
	t.Helper()
	data, err := Write(r, o)
	if err != nil {
		t.Fatalf("Write: %v", err)
	}
	return data
}

// elements returns the elements of a name in their order.
func elements(t testing.TB, data []byte, name string) []*html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("html.Parse: %v", err)
	}
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			found = append(found, n)
		}
	}
	return found
}

// content returns the text in an element.
func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		} else if d.Data == "br" {
			b.WriteString("|")
		}
	}
	return b.String()
}

func contents(nodes []*html.Node) []string {
	var list []string
	for _, n := range nodes {
		list = append(list, content(n))
	}
	return list
}

func value(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func numbers(c *form.Cell) string { return strconv.Itoa(c.Index + 1000) }

func TestWriteIsThePrescribedReport(t *testing.T) {
	for _, f := range define.Builtin() {
		r := filled(f, numbers)
		r.Particulars[form.Date] = "2025年1月20日"
		data := write(t, r, Options{})
		title := strconv.Itoa(r.Year) + "年政府信息公开工作年度报告"
		if diff := cmp.Diff([]string{"示例市司法局" + title}, contents(elements(t, data, "title"))); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{"示例市司法局|" + title}, contents(elements(t, data, "h1"))); diff != "" {
			t.Error(diff)
		}
		var headings, captions []string
		for _, s := range f.Sections {
			headings = append(headings, s.Title)
			if s.Text == "" {
				captions = append(captions, s.Title)
			}
		}
		if diff := cmp.Diff(headings, contents(elements(t, data, "h2"))); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(captions, contents(elements(t, data, "caption"))); diff != "" {
			t.Error(diff)
		}
		var figures []string
		for _, c := range f.Cells {
			text := numbers(c)
			if c.PrintUnit() {
				text += c.Unit()
			}
			figures = append(figures, text)
		}
		if diff := cmp.Diff(figures, contents(elements(t, data, "td"))); diff != "" {
			t.Error(diff)
		}
		got := strings.Join(strings.Fields(content(elements(t, data, "footer")[0])), "|")
		if got != "示例市司法局|2025年1月20日" {
			t.Errorf("closes with %q", got)
		}
		if got := value(elements(t, data, "html")[0], "lang"); got != "zh-CN" {
			t.Errorf("lang is %q", got)
		}
	}
}

// TestWriteStandsAlone shows that what is written needs nothing else and does nothing.
func TestWriteStandsAlone(t *testing.T) {
	data := write(t, filled(define.Builtin()[1], numbers), Options{Draft: true})
	for _, name := range []string{"script", "link", "img", "iframe", "a", "object"} {
		if len(elements(t, data, name)) > 0 {
			t.Errorf("a <%s>", name)
		}
	}
	for _, part := range []string{"url(", "@import", "src=", "href=", "http"} {
		if bytes.Contains(data, []byte(part)) {
			t.Errorf("%s is written", part)
		}
	}
	if !bytes.Equal(data, write(t, filled(define.Builtin()[1], numbers), Options{Draft: true})) {
		t.Error("equal reports give different bytes")
	}
}

func TestDraftSaysSo(t *testing.T) {
	r := filled(define.Builtin()[1], numbers)
	for _, draft := range []bool{false, true} {
		data := write(t, r, Options{Draft: draft})
		body := content(elements(t, data, "body")[0])
		title := content(elements(t, data, "title")[0])
		if strings.Contains(body, "草稿") != draft || strings.Contains(title, "草稿") != draft ||
			bytes.Contains(data, []byte("草稿")) != draft {
			t.Errorf("draft %v: %s", draft, title)
		}
	}
}

func TestWriteHeadsFigures(t *testing.T) {
	data := write(t, filled(define.Builtin()[1], numbers), Options{})
	scopes := map[string]string{}
	for _, th := range elements(t, data, "th") {
		scopes[content(th)] = value(th, "scope") + " " + value(th, "rowspan") + "x" + value(th, "colspan")
	}
	for label, want := range map[string]string{
		"第二十条第（一）项": "rowgroup x4", "申请人情况": "colgroup x7", "法人或其他组织": "colgroup x5",
		"自然人": "col 2x", "科研机构": "col x",
		"三、本年度办理结果": "rowgroup 22x", "（三）不予公开": "rowgroup 8x", "2.重复申请": "row x",
		"四、结转下年度继续办理": "row x3", "行政诉讼": "colgroup x10",
	} {
		if scopes[label] != want {
			t.Errorf("%s: %q, want %q", label, scopes[label], want)
		}
	}
	for i, want := range []int{0, 3, 3} {
		rows := 0
		for n := range elements(t, data, "table")[i].Descendants() {
			if n.Data == "tr" && n.Parent.Data == "thead" {
				rows++
			}
		}
		if rows != want {
			t.Errorf("table %d: %d rows of head, want %d", i+1, rows, want)
		}
	}
}

func TestWriteIntroduces(t *testing.T) {
	f := define.Builtin()[1]
	for _, test := range []struct {
		given map[string]string
		want  []string
	}{
		{nil, []string{"本报告由示例市司法局依据《中华人民共和国政府信息公开条例》和" +
			"《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）的要求编制，" +
			"反映本机关2021年政府信息公开工作的情况。所列数据的统计期限自2021年1月1日起，至2021年12月31日止。"}},
		{map[string]string{"website": "www.example.cn", "phone": "0000-0000000", "email": "a@example.cn"},
			[]string{"", "本报告的电子版可在www.example.cn查阅和下载。" +
				"对本报告有疑问的，请与本机关联系（电话：0000-0000000；电子邮箱：a@example.cn）。"}},
		{map[string]string{"address": "示例路1号\n", "postcode": "000000"},
			[]string{"", "对本报告有疑问的，请与本机关联系（地址：示例路1号；邮编：000000）。"}},
	} {
		r := filled(f, numbers)
		for id, value := range test.given {
			r.Particulars[id] = value
		}
		var got []string
		for _, line := range introduction(r, nil) {
			got = append(got, line.Heading+line.Body)
		}
		if len(got) != len(test.want) || got[len(got)-1] != test.want[len(test.want)-1] {
			t.Errorf("%v: %q", test.given, got)
		}
		if body := content(elements(t, write(t, r, Options{}), "body")[0]); !strings.Contains(body, got[len(got)-1]) {
			t.Errorf("%v: not written", test.given)
		}
	}
}

// TestWriteUnknown shows that a report without agency, year or date leaves nothing that dangles.
func TestWriteUnknown(t *testing.T) {
	r := form.NewReport(define.Builtin()[1])
	data := write(t, r, Options{})
	if got := contents(elements(t, data, "h1")); got[0] != "政府信息公开工作年度报告" {
		t.Errorf("titled %q", got)
	}
	if len(elements(t, data, "footer")) > 0 || strings.Contains(content(elements(t, data, "body")[0]), "自年") {
		t.Error("something dangles")
	}
	unprescribed := *define.Builtin()[1]
	unprescribed.Cites, unprescribed.Notice = "", ""
	r = form.NewReport(&unprescribed)
	r.Particulars[form.Agency], r.Particulars[form.Year] = "示例市司法局", "去"
	if got := content(elements(t, write(t, r, Options{}), "body")[0]); strings.Contains(got, "（）") ||
		!strings.Contains(got, "示例市司法局|去年政府信息公开工作年度报告") {
		t.Errorf("printed %q", got)
	}
}

func TestWrittenTextsHaveTheirFigures(t *testing.T) {
	r := filled(define.Builtin()[1], numbers)
	const sound = "{{机关名称}}收到申请{{申请.新收.总计}}件。\n（一）公开<主动>。&文  末"
	r.Texts["overview"] = form.Text{Text: sound + "{{没有}}"}
	r.Texts["problems"] = form.Text{Text: sound}
	data := write(t, r, Options{})
	got := contents(elements(t, data, "p"))
	for _, want := range []string{
		"{{机关名称}}收到申请{{申请.新收.总计}}件。",
		"示例市司法局收到申请" + numbers(r.Form.Cell("applications.received.total")) + "件。",
		"（一）公开<主动>。&文  末",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	if second := contents(elements(t, data, "span")); len(second) != 3 || second[1] != "（一）公开<主动>。" {
		t.Errorf("headings of the second level: %q", second)
	}
}
