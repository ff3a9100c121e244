package webpage

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLook shows what is said of text that is struck through or not seen.
func TestLook(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{`<del>44</del>12`, "4412 -44-"}, {`12<s>44</s>`, "1244 -44-"}, {`<strike>44</strike>`, "44 -44-"},
		{`<span style="text-decoration:line-through">44</span>12`, "4412 -44-"},
		{`<span style="text-decoration-line: underline line-through">44</span>`, "44 -44-"},
		{`<s><span style="text-decoration:none">44</span></s>`, "44 -44-"}, {`<u>44</u>`, "44"},
		{`<span style="color:#fff">9</span>12`, "912 ~9~"}, {`<font color="white">9</font>12`, "912 ~9~"},
		{`<span style="color:rgb(255, 255, 255)">9</span>12`, "912 ~9~"},
		{`<span style="color:transparent">9</span>12`, "912 ~9~"}, {`<span style="opacity:0">9</span>12`, "912 ~9~"},
		{`<span style="color:#fff;background:#2a5caa">9</span>12`, "912"},
		{`<span style="color:#fff;background:url(a.png) no-repeat">9</span>12`, "912"},
		{`<span style="color:#dce6f2;background-color:#DCE6F2">9</span>12`, "912 ~9~"},
		{`<span style="font-size:0">9</span>12`, "912 ~9~"}, {`<span style="font-size:1px">9</span>12`, "912 ~9~"},
		{`<span style="font-size:0"><b style="font-size:14px">9</b></span>12`, "912"},
		{`<span style="font-size:1.2em;color:red">9</span>12`, "912"}, {`<span style="color:#zzz">9</span>`, "9"},
	} {
		for _, page := range []string{"<p>" + test.source + "</p>",
			"<table><tr><td>甲</td><td>" + test.source + "</td></tr><tr><td>乙</td><td>1</td></tr></table>"} {
			book, err := Read([]byte("<!DOCTYPE html><html><body>" + page + "</body></html>"))
			if err != nil {
				t.Fatalf("Read: %v", err)
			}
			c := book.Grids[0].At(0, strings.Count(page, "甲"))
			got := c.Text
			if c.Struck() != "" {
				got += " -" + c.Struck() + "-"
			}
			if c.Faint() != "" {
				got += " ~" + c.Faint() + "~"
			}
			if got != test.want {
				t.Errorf("%s: %q, not %q", page, got, test.want)
			}
		}
	}
}

// TestBesideTheArticle shows that what is written beside an article within it, or hidden in a figure's cell, is kept
// aside under a name, and that navigation stays without one.
func TestBesideTheArticle(t *testing.T) {
	book, err := Read([]byte(`<!DOCTYPE html><body><nav>首页</nav><article><h2>一、总体情况</h2><p>好。</p>` +
		`<aside>行政强制含代履行</aside><table><tr><td>甲</td><td><span style="display:none">9</span>12</td></tr>` +
		`<tr><td>乙</td><td>1</td></tr></table><h2>六、其他</h2><p>无。</p><nav>上一篇</nav></article>` +
		`<aside>热门</aside><footer>版权所有</footer></body>`))
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	got := map[string]string{}
	for _, g := range book.Grids {
		for _, c := range g.Cells {
			if g.Aside {
				got[g.Name] += c.Text + "|"
			}
		}
	}
	want := map[string]string{"": "首页|上一篇|热门|版权所有|", "旁注": "行政强制含代履行|", "隐藏的文字": "9|"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestHiddenCells shows that what stands in cells and rows that are not drawn is kept aside, and moves no other cell.
func TestHiddenCells(t *testing.T) {
	for _, test := range []struct{ name, row, aside, drawn string }{
		{"a cell", `<td style="display:none">99999<td>1`, "99999", "乙 1"},
		{"another", `<td>1<td hidden>99999`, "99999", "乙 1"},
		{"with lines", `<td>1<td hidden><p>9<p>8`, "9|8", "乙 1"},
		{"empty", `<td>1<td hidden> <td hidden>无`, "", "乙 1"},
		{"a row", `<td>1<tr hidden><td>丙<td>77`, "77", "乙 1"},
		{"a body", `<td>1<tbody style="display:none"><tr><td>丙<td>77`, "77", "乙 1"},
		{"shown", `<td hidden style="display:table-cell">1`, "", "乙 1"},
	} {
		book, err := Read([]byte(`<!DOCTYPE html><body><table><tr><td>甲<td>2<tr><td>乙` + test.row + `</table></body>`))
		if err != nil {
			t.Fatalf("%s: Read: %v", test.name, err)
		}
		var aside, drawn []string
		for _, g := range book.Grids {
			for _, c := range g.Cells {
				switch {
				case g.Aside && g.Unseen:
					aside = append(aside, c.Text)
				case c.Row == 1:
					drawn = append(drawn, c.Text)
				}
			}
		}
		if got := strings.Join(aside, "|"); got != test.aside {
			t.Errorf("%s: aside %q, not %q", test.name, got, test.aside)
		}
		if got := strings.Join(drawn, " "); got != test.drawn {
			t.Errorf("%s: drawn %q, not %q", test.name, got, test.drawn)
		}
	}
}
