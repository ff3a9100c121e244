package webpage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/grid"
)

// outline spells grids: a line a grid, its cells as reference, span and text.
func outline(grids []*grid.Grid) []string {
	var list []string
	for _, g := range grids {
		line := g.Name + ":"
		if g.Hidden {
			line = "(hidden)" + line
		}
		for i := range g.Cells {
			c := &g.Cells[i]
			line += fmt.Sprintf(" %s", g.Ref(c.Row, c.Col))
			if c.Rows() > 1 || c.Cols() > 1 {
				line += fmt.Sprintf("(%dx%d)", c.Rows(), c.Cols())
			}
			if c.Hidden && !g.Hidden {
				line += "~"
			}
			line += "=" + strings.ReplaceAll(c.Text, "\n", "|")
		}
		list = append(list, line)
	}
	return list
}

func TestRead(t *testing.T) {
	const two = "<table><tr><td>甲<td>乙<tr><td>1<td>2</table>"
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"prose and table", "<h1>标题</h1><p></p><p>一、总体情况</p>" + two + "<p>后", []string{
			": 第1段=标题 第2段=一、总体情况", "一、总体情况: R1C1=甲 R1C2=乙 R2C1=1 R2C2=2", ": 第3段=后"}},
		{"lines", "甲<br>乙<div>丙<span>丁</span></div>戊<li>己<li>庚<hr>辛<pre>壬\n癸</pre>",
			[]string{": 第1段=甲 第2段=乙 第3段=丙丁 第4段=戊 第5段=己 第6段=庚 第7段=辛 第8段=壬 第9段=癸"}},
		{"space", "<p>  甲 \n 乙  12\n件&nbsp;x </p><p>&nbsp;　</p><p>　　丙&#8203;丁",
			[]string{": 第1段=甲乙 12 件\u00a0x 第2段=丙\u200b丁"}},
		{"what is no text", "<title>题</title><script>if (a<b) x</script><style>p{}</style><!-- 注 --><noscript>无" +
			"</noscript><template><p>样</template><iframe>框</iframe><svg><text>图</text></svg>文",
			[]string{": 第1段=文"}},
		{"hidden text", `<p style="DISPLAY : None !important">甲<p>乙<span hidden>丙</span><i ` +
			`style="visibility:hidden">丁</i><div hidden>戊<div>己</div>庚</div>辛`, []string{": 第1段=乙 第2段=辛"}},
		{"a hidden sentence", `<p>甲<p hidden>这里有一句隐藏的话。<p>乙<script hidden>这里有一句不是话的话。</script>`,
			[]string{": 第1段=甲 第2段=乙", "隐藏的文字: 第1段=这里有一句隐藏的话。"}},
		{"what ends a hidden part", "<p><b>甲<span hidden>乙</b>丙<div><p><span hidden>丁</div>戊<ul><li hidden>己" +
			"<ul><li>庚</ul>辛<li>壬</ul>", []string{": 第1段=甲丙 第2段=戊 第3段=壬"}},
		{"what does not", "<div><b>甲<div hidden>乙</b>丙</div>丁<ul><li hidden>戊<ul></li>己</ul></li><li>庚</ul>",
			[]string{": 第1段=甲 第2段=丁 第3段=庚"}},
		{"hidden no longer", `<p style="display:none;display:block">甲</p><div hidden style="display:block">乙</div>`,
			[]string{": 第1段=甲 第2段=乙"}},
		{"unclosed in a cell", "<table><tr><td><span hidden>甲<td>乙<td><div>丙</table>",
			[]string{": R1C1= R1C2=乙 R1C3=丙"}},
		{"hidden table divides no text", "<p>一<div style='display:none'>隐" + two + "</div><p>二",
			[]string{": 第1段=一 第2段=二", "(hidden)一: R1C1=甲 R1C2=乙 R2C1=1 R2C2=2"}},
		{"hidden rows and cells", "<table><tr><td>甲<td style=display:none>x<td>乙<tr hidden><td>y<td>z<tr><td " +
			"rowspan=2>1<td style=visibility:hidden>2<tr><td>3</table>", []string{
			": R1C1=甲 R1C2=乙 R2C1(2x1)=1 R2C2~=2 R3C2=3"}},
		{"rows in any order", "<table><tfoot><tr><td>f<td>f<tbody><tr><td>b<td>b<thead><tr><td>h<td>h</table>",
			[]string{": R1C1=h R1C2=h R2C1=b R2C2=b R3C1=f R3C2=f"}},
		{"spans", "<table><tr><td rowspan=2 colspan=2>甲<td>乙<tr><td>丙<tr><td>1<td>2<td>3</table>",
			[]string{": R1C1(2x2)=甲 R1C3=乙 R2C3=丙 R3C1=1 R3C2=2 R3C3=3"}},
		{"spans to the end", "<table><thead><tr><td rowspan=0>甲<td>乙<tr><td>丙<tbody><tr><td rowspan=9>1<td>" +
			"2<tr><td>3<tbody><tr><td>4<td>5</table>", []string{
			": R1C1(2x1)=甲 R1C2=乙 R2C2=丙 R3C1(2x1)=1 R3C2=2 R4C2=3 R5C1=4 R5C2=5"}},
		{"spans that are none", `<table><tr><td colspan=0>1<td colspan="-2">2<td rowspan=x>3<td colspan="2 ">4<td ` +
			`colspan=99999999999999999999>5</table>`, []string{
			": R1C1=1 R1C2=2 R1C3=3 R1C4(1x2)=4 R1C6(1x995)=5"}},
		{"spans that collide", "<table><tr><td>1<td rowspan=2>2<td>3<tr><td colspan=3>4<td>5</table>",
			[]string{": R1C1=1 R1C2(2x1)=2 R1C3=3 R2C1=4 R2C3=5"}},
		{"no end tags, no rows", "<table><td>1<td>2<tbody><td>3<tr>x<td>4</table>",
			[]string{": 第1段=x", "x: R1C1=1 R1C2=2 R2C1=3 R3C1=4"}},
		{"text between cells moves above", "<table><tr>甲<td>1</td><div>乙</div><td>2</table>",
			[]string{": 第1段=甲 第2段=乙", "乙: R1C1=1 R1C2=2"}},
		{"caption", "<p>前<table><caption>表<b>一</b></caption><tr><td>1<td>2</table>",
			[]string{": 第1段=前 第2段=表一", "表一: R1C1=1 R1C2=2"}},
		{"a cell of several lines", "<table><tr><td><p>商业</p>\n<p>企业</p><td><br>x<br></table>",
			[]string{": R1C1=商业|企业 R1C2=x"}},
		{"a table between cells ends the other", "<table><tr><td>1<td>2</td><table><tr><td>3<td>4</table>",
			[]string{": R1C1=1 R1C2=2", ": R1C1=3 R1C2=4"}},
		{"table in a table of figures", "<table><tr><td>1<td>2<td>3<td>4<tr><td>乙" + two + "丙</table>",
			[]string{": R1C1=1 R1C2=2 R1C3=3 R1C4=4 R2C1=乙|丙", ": R1C1=甲 R1C2=乙 R2C1=1 R2C2=2"}},
		{"frame around a figure", "<table><tr><td>甲<td><table><tr><td>12</table></table>",
			[]string{": R1C1=甲 R1C2=12"}},
		{"table that arranges tables",
			"<table><tr><td>首页<td>栏目<tr><td>菜单<td><p>一、总体情况<p>文" + two + "<p>五、问题</table>", []string{
				": 第1段=首页 第2段=栏目 第3段=菜单", ": 第4段=一、总体情况 第5段=文",
				"文: R1C1=甲 R1C2=乙 R2C1=1 R2C2=2", ": 第6段=五、问题"}},
		{"article among other things", "<div>首页</div><h1>题</h1><div><div><p>一、甲</div><div>文</div><div>二、" +
			"乙<p>文</div></div><p>打印<div>三、丙</div>", []string{
			": 第1段=首页 第2段=题 第3段=一、甲 第4段=文 第5段=二、乙 第6段=文 第7段=打印 第8段=三、丙"}},
		{"article in a part of the page", "<div>首页</div><h1>题</h1><div><p>一、甲<p>文<p>二、乙<p>文</div><p>打印",
			[]string{": 第1段=首页 第2段=题", ": 第3段=一、甲 第4段=文 第5段=二、乙 第6段=文", ": 第7段=打印"}},
		{"what stands aside",
			"<nav>首页</nav><p>甲<aside><p>旁</aside><p>乙<table><td>1<td>2</table><footer>脚</footer>", []string{
				": 第1段=首页 第3段=旁", ": 第2段=甲 第4段=乙", "乙: R1C1=1 R1C2=2", ": 第5段=脚"}},
		{"table of one column", "<table><tr><td>题<tr><td><td><tr><td><p>一<p>二</table>",
			[]string{": 第1段=题 第2段=一 第3段=二"}},
		{"table of one column beside empty ones",
			"<table><tr><td><table><td><table><td></table></table><td><p>一<p>二<td><div hidden>x" + two +
				"</div></table>", []string{
				": 第1段=一 第2段=二", "(hidden)二: R1C1=甲 R1C2=乙 R2C1=1 R2C2=2"}},
		{"empty table divides no text", "<p>一<table><tr><td>&nbsp;<td></table><p>二", []string{": 第1段=一 第2段=二"}},
		{"hidden table in a table that arranges", "<table><tr><td>一<div hidden>" + two + "</div>二</table>",
			[]string{": 第1段=一 第2段=二", "(hidden)一: R1C1=甲 R1C2=乙 R2C1=1 R2C2=2"}},
		{"footnote mark behind a figure", "<table><tr><td>5<sup><a>[</a>1]</sup><td>6<span " +
			"style='vertical-align:super'>a</span>b<td>H<sub>2</sub><sup></sup>O<td>7<sup><a></a><b><i> </i>1</b>" +
			"</sup><td>8<sup><p>2</sup>3</table>", []string{
			": R1C1=5^[1] R1C2=6ab R1C3=H2O R1C4=7 ^1 R1C5=8|23"}},
		{"marks of other kinds", "<table><tr><td>5<sub>1</sub><td>6<span style='vertical-align:sub'>2</span>" +
			"<td><ruby>14<rp>(</rp><rt>9</rt></ruby><td><sup>1</sup><sup>4</sup><td>行政诉讼<sup>[1]</sup>" +
			"<td><select><option>1<sup>2</sup><option selected>3</select></table>", []string{
			": R1C1=5^1 R1C2=6^2 R1C3=14^9 R1C4=14 R1C5=行政诉讼 R1C6=3"}},
		{"superscript in prose", "<p>m<sup>2</sup><table><tr><td>m<sup>2</sup></table>",
			[]string{": 第1段=m2 第2段=m2"}},
		{"what nobody sees in a cell", "<table><tr><td>1&#8203;2<td>&#xFEFF;3</table>", []string{": R1C1=12 R1C2=3"}},
		{"fields", `<table><tr><td><input value=12><td><input type=hidden value=9><input type=submit value=好>` +
			`x<td><textarea>甲` + "\n" + `乙</textarea><td><select><option>1</option><option selected>2<option>` +
			`3</select><td><select><option>4<option>5</select>件</table>`, []string{
			": R1C1=12 R1C2=x R1C3=甲|乙 R1C4=2 R1C5=4件"}},
		{"no fields", `<option>甲</option><option>乙</option><input hidden value=1><select><option>2<div>3`,
			[]string{": 第1段=甲乙2 第2段=3"}},
		{"made by Word", `<!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]--><![if !supportEmptyParas]><p ` +
			`class=MsoNormal><span lang=EN-US>12<o:p></o:p></span></p><![endif]>` +
			`<table><tr><td><p class=MsoNormal><span style='font-family:仿宋'>本年` + "\r\n" +
			`制发<o:p>&nbsp;</o:p></span></p></td><td width=8/><p>3</p></table>`,
			[]string{": 第1段=12", "12: R1C1=本年制发 R1C2=3"}},
		{"XHTML", `<table><tr><td/><td>1</td><td><br/>2</td></tr></table><p/><div hidden="hidden"/>3`,
			[]string{": R1C1= R1C2=1 R1C3=2", ": 第1段=3"}},
		{"what cannot be", "<p>a\x00b&#0;c\xffd", []string{": 第1段=a\ufffdb\ufffdc\ufffdd"}},
		{"parts without a table", "<tr><td>甲</td><td>乙</td></tr></table>丙",
			[]string{": 第1段=甲 第2段=乙 第3段=丙"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			book, err := Read([]byte("<!DOCTYPE html><html><body>" + test.body))
			if err != nil {
				t.Fatalf("Read: %v", err)
			}
			if diff := cmp.Diff(test.want, outline(book.Grids)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestLists reads the numbers that a page writes before items.
func TestLists(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"none", "<ul><li>甲<li>乙</ul>", "甲 乙"},
		{"in figures", "<ol><li>甲</li><li><p>乙</p><p>丙</p></li></ol>丁", "1.甲 2.乙 丙 丁"},
		{"from another on", "<ol start=3><li>甲<li value=7>乙<li>丙</ol>", "3.甲 7.乙 8.丙"},
		{"in letters", "<ol type=A><li>甲<li>乙</ol><ol type=a><li>丙</ol>", "A.甲 B.乙 a.丙"},
		{"in Chinese", `<ol style="list-style: cjk-ideographic inside"><li>甲<li>乙</ol>`, "一、甲 二、乙"},
		{"without", `<ol style="list-style:none"><li>甲<li>乙</ol>`, "甲 乙"},
		{"in each other", "<ol><li>甲<ol type=a><li>乙<li>丙</ol><li>丁<ul><li>戊</ul><li>己</ol>", "1.甲 a.乙 b.丙 2.丁 戊 3.己"},
		{"an item of nothing", "<ol><li></li></ol>甲", "甲"},
		{"a number of nobody's", "<ol start=x><li value=-3>甲</ol>", "1.甲"},
	} {
		book, err := Read([]byte("<html><body>" + test.body))
		if err != nil {
			t.Fatalf("Read: %v", err)
		}
		var got []string
		for _, g := range book.Grids {
			for _, c := range g.Cells {
				got = append(got, g.Numbers[c.Row]+c.Text)
			}
		}
		if have := strings.Join(got, " "); have != test.want {
			t.Errorf("%s: %s, want %s", test.name, have, test.want)
		}
	}
}
