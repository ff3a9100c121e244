package particular

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/form/prose"
	"nianbao/grid"
)

var labels = New(&form.Form{Particulars: []*form.Particular{
	{ID: form.Agency, Label: "机关名称", Aliases: []string{"填报单位", "电话"}}, {ID: form.Year, Label: "年度"},
	{ID: form.Date, Label: "成文日期"}, {ID: "phone", Label: "联系电话", Aliases: []string{"机关名称", "咨询电话"}},
	{ID: "email", Label: "邮箱"},
}})

// sheet returns a sheet of rows in which | divides cells; an empty one is not drawn, a space is a blank cell.
func sheet(rows ...string) *grid.Grid {
	g := &grid.Grid{Name: "基本信息", Source: grid.Sheet}
	for row, line := range rows {
		for col, text := range strings.Split(line, "|") {
			if text != "" {
				g.Cells = append(g.Cells, grid.Cell{Row: row, Col: col, Text: text, Kind: grid.Text})
			}
		}
	}
	return g
}

func keysOf(g *grid.Grid) (keys []string) {
	for _, c := range g.Cells {
		keys = append(keys, form.Key(c.Text))
	}
	return keys
}

// TestAgencyIn finds the agency that a sheet or file is named after.
func TestAgencyIn(t *testing.T) {
	for name, want := range map[string]string{
		"示例市司法局": "示例市司法局", " 示例市司法局2024年年报": "示例市司法局", "附件2：示例市司法局(1)": "示例市司法局", "附件：示例县人民政府 年报": "示例县人民政府",
		"3.甲县乙镇_2024": "甲县乙镇", "２０２４年甲县教育局年报": "甲县教育局", "2024年度甲县文化旅游局": "甲县文化旅游局", "甲市城市管理局（机关）": "甲市城市管理局",
		"司法局":   "",
		"甲（筹）局": "甲（筹）局", "甲县供销社": "", "局": "", "甲局": "", "甲局乙": "", "教育局政府信息": "", "甲县教育局政府信息": "甲县教育局", "依申请公开": "",
		"Sheet1": "", "": "",
	} {
		if got := AgencyIn(name); got != want {
			t.Errorf("%q is named after %q, want %q", name, got, want)
		}
	}
}

// TestLabels knows labels with and without closing remarks; of two particulars with one label it is the first's.
func TestLabels(t *testing.T) {
	for text, want := range map[string]string{"机关名称": form.Agency, "填报单位（盖章）": form.Agency, "电话": form.Agency,
		"咨询电话": "phone", " 邮 箱 ": "email",
		"填报单位（盖章）：甲局": "", "传真": "", "": ""} {
		if got := labels.Of(form.Key(text)); got != want {
			t.Errorf("%q labels %q, want %q", text, got, want)
		}
	}
	for line, want := range map[string]bool{"填报 单位：甲局": true, "报告年度": true, "联系电话：1": true, "邮箱：a@b.c": false,
		"成文日期": false, "": false} {
		if labels.Named(line) != want {
			t.Errorf("%q names agency or year: %v", line, !want)
		}
	}
}

// TestBeside finds the value of the first label of a sheet: right of it, or below.
func TestBeside(t *testing.T) {
	for _, test := range []struct {
		rows string
		at   int // the label's number
		want string
	}{
		{"机关名称|甲局/年度|2024", 0, "0 1 甲局"},
		{"机关名称|年度/甲局|2024", 0, "1 0 甲局"},
		{"机关名称|年度/甲局|2024", 1, "1 1 2024"},
		{"机关名称|年度| /甲局|2024", 1, "1 1 2024"},
		{"机关名称|年度|2024/甲局|", 1, "0 2 2024"},
		{"机关名称|年度|2024/甲局|2023", 1, "1 1 2023"},
		{"甲|年度/乙|2024", 1, "0 2 "},
		{"机关名称", 0, "0 1 "},
		{"机关名称|年度/邮箱|2024", 0, "1 0 "},
	} {
		g := sheet(strings.Split(test.rows, "/")...)
		row, col, text := labels.Beside(g, &g.Cells[test.at])
		if got := fmt.Sprint(row, " ", col, " ", text); got != test.want {
			t.Errorf("%s: %s, want %s", test.rows, got, test.want)
		}
	}
}

// TestFillAndLists tells tables that hold nothing but particulars, and those that list them of several.
func TestFillAndLists(t *testing.T) {
	for _, test := range []struct {
		rows  string
		fill  bool
		lists string
	}{
		{"机关名称|甲局/年度|2024", true, ""},
		{"机关名称| /年度|2024|邮箱|a@b.c", true, ""},
		{"机关名称|甲局/备注|2024", false, ""},
		{"甲局|机关名称", false, ""},
		{" /机关名称|甲局/|甲局", false, ""},
		{"机关名称|联系电话/甲县司法局|0517-8300/乙县司法局|0517-8301", false, "0"},
		{"序号|联系电话/1|0517-8300/2|0517-8301", false, "0"},
		{"序号|联系电话/1|0517-8300/2|八三〇一", false, ""},
		{"甲|邮箱/1|a@b.c/2|www.a.cn", false, "0"},
		{"甲|乙/机关名称|甲县司法局|乙县司法局", false, "1"},
		{"机关名称|甲县司法局|法规处", false, ""},
		{"机关名称|甲县司法局|主管机关|甲县人民政府", false, ""},
		{"年度|2023|2024年", false, "0"},
		{"年度|2023|说明", false, ""},
		{"联系电话|0517-8300|0517-8301", false, ""},
		{"成文日期|x/2024年1月1日|x/2024年1月2日|x", false, ""},
		{"年度/2023", false, ""},
	} {
		g := sheet(strings.Split(test.rows, "/")...)
		lists := labels.Lists(g, keysOf(g))
		got := strings.Trim(fmt.Sprint(lists), "map[]")
		if want := test.lists; labels.Fill(g) != test.fill || got != want && got != want+":true" {
			t.Errorf("%s: fill %v, lists %s", test.rows, labels.Fill(g), got)
		}
	}
}

// TestAccount tells of what stands on a sheet as its particulars do, and is none. A cell that begins with ! was read.
func TestAccount(t *testing.T) {
	for _, test := range []struct {
		name, rows string
		want       string
	}{
		{"right of labels", "!机关名称|!甲局/!邮箱|!a@b.c/传真|0517-1/QQ群|1", "B3 传真：0517-1"},
		{"above the first label", "!标题|甲/传真|0517-1/办公地点|一楼/!机关名称|!甲局/!邮箱|!a@b.c/办公地点|二 楼",
			"B2 传真：0517-1, B6 办公地点：二 楼"},
		{"one label alone", "!机关名称|!甲局/传真|0517-1", ""},
		{"below labels", "!机关名称|!邮箱|传真/!甲局|!a@b.c|0517-1", "C2 传真：0517-1"},
		{"behind colons", "!填表人：甲/!审核人：乙/传真：0517-1/网页/见附件：", "A3 传真：0517-1"},
		{"behind a colon in a column of labels", "!机关名称|!甲局/!邮箱|!a@b.c/传真:0517-1|甲|传真:0517-2", "A3 传真：0517-1"},
		{"said twice, and otherwise", "!机关名称|!甲局/!邮箱|!a@b.c/!联系电话|!0517-1/!咨询电话|0517-2/!联系电话|0517-1/!年度|2023",
			"B4 咨询电话：0517-2"},
		{"said twice behind a colon", "!机关名称|!甲局/!邮箱|!a@b.c/联系电话：0517-2/联系电话：0517-1", "A3 联系电话：0517-2"},
		{"nothing", "!机关名称|!甲局/!邮箱|!a@b.c/传真|无/办公地点|——/邮政区划|邮箱/微信公众号|/值班室| ", ""},
		{"no labels", "!机关名称|!甲局/!邮箱|!a@b.c/备注|1/审核人|甲/请填写完整，谢谢|1/这一行的字比一个标签长得多了|1/真|1/传真1|1/审核人（签字）|甲", ""},
		{"labels that were not read", "机关名称|甲局/邮箱|a@b.c/传真|0517-1", ""},
		{"one that was, and others", "!机关名称|!甲局/邮箱|a@b.c/传真|0517-1", ""},
		{"what was read", "!机关名称|!甲局/!邮箱|!a@b.c/!传真|1/办公地点|!一楼", ""},
		{"numbers", "!机关名称|!甲局/!邮箱|!a@b.c/#传真|1", ""},
		{"told of", "!机关名称|!甲局/!邮箱|!a@b.c/传真|!!0517-1/办公地点|??二楼", "B4 办公地点：二楼"},
		{"hidden", "!机关名称|!甲局/!邮箱|!a@b.c/-传真|0517-1", ""},
	} {
		g := sheet(strings.Split(test.rows, "/")...)
		b := &prose.Source{Report: form.NewReport(&form.Form{}), Taken: map[prose.Cell]bool{},
			Labels: prose.Labels{form.Key("填表人"): true, form.Key("审核人"): true}}
		for i := range g.Cells {
			c := &g.Cells[i]
			at := form.PlaceIn(g, 0, c.Row, c.Col)
			for _, mark := range []string{"!!", "??", "!", "#", "-"} {
				text, ok := strings.CutPrefix(c.Text, mark)
				if !ok {
					continue
				}
				switch c.Text = text; mark {
				case "!!", "??":
					b.Faults = append(b.Faults,
						form.Fault{Kind: map[string]form.FaultKind{"!!": form.LeftOut, "??": form.Beside}[mark],
							Places: []form.Place{at}})
				case "!":
					b.Taken[prose.Cell{Row: c.Row, Col: c.Col}] = true
				case "#":
					c.Kind = grid.Number
				case "-":
					c.Hidden = true
				}
				break
			}
		}
		before := len(b.Faults)
		b.Book, b.Keys = &grid.Book{Grids: []*grid.Grid{g}}, [][]string{keysOf(g)}
		b.Particulars["email"], b.Particulars["phone"] = "a@b.c", "0517-1"
		labels.Account(b)
		labels.Account(b) // what is told of is not told of again
		var got []string
		for _, f := range b.Faults[before:] {
			got = append(got, f.Places[0].Ref+" "+strings.Join(f.Texts, " "))
		}
		if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
		g.Hidden = true
		if b.Faults = nil; len(got) > 0 {
			if labels.Account(b); len(b.Faults) > 0 {
				t.Errorf("%s: a hidden sheet is told of", test.name)
			}
		}
	}
	many := []string{"机关名称|甲局", "邮箱|a@b.c"}
	for i := range 2 * maxFacts {
		many = append(many, fmt.Sprintf("传真|%d", i))
	}
	g := sheet(many...)
	taken := func(c *grid.Cell) bool { return c.Row < 2 }
	if found := labels.unread(g, keysOf(g), nil, taken, map[string]string{"email": "a@b.c"}); len(found) != maxFacts {
		t.Errorf("%d facts", len(found))
	}
}
