package proof

import (
	"strings"
	"testing"

	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
)

// TestWhose tells of a document that was filled by its labels what it says of another agency, year and edition, and not of
// figures or texts.
func TestWhose(t *testing.T) {
	index := locate.New(define.Builtin()...)
	for _, c := range []struct {
		name    string
		around  map[string]string
		changes []string
		want    string // parts of what is told, in order
	}{
		{"the built-in template", nil, nil, ""},
		{"a figure typed and a text gone", nil, []string{"{{文件.规章.制发}}", "7", "{{range 段落 总体情况}}", "{{range 段落 主要问题}}"}, ""},
		{"another agency", nil, []string{"所列数据", "示例市民政局较好。所列数据"}, "示例市民政局"},
		{"another year", nil, []string{"所列数据", "2023年较好。所列数据"}, "模板里直接写了2023年"},
		{"another edition", nil, []string{"国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"}, "写出的文件 第3段"},
		{"a heading", nil, []string{"一、总体情况", "一、工作情况"}, "第4段 “一、工作情况”"},
		{"a header", headerOf("示例市民政局"), nil, "页眉里写的是“示例市民政局”"},
		{"properties", coreOf("<dc:title>示例市民政局</dc:title>"), nil, "标题是“示例市民政局”"},
	} {
		data, meant, _, _ := filledOf(t, reported(), c.around, c.changes...)
		told, otherwise, err := Whose(data, meant, index)
		if err != nil || len(otherwise) > 0 || (len(told) > 0) != (c.want != "") || len(told) > 0 && !strings.Contains(told[0].Text, c.want) {
			t.Errorf("%s: %v, %v, %v", c.name, told, otherwise, err)
		}
	}
	_, meant, _, _ := filledOf(t, reported(), nil)
	garbage := []byte("no package")
	_, _, ofWhose := Whose(garbage, meant, index)
	_, ofProof := Of(garbage, meant, Omissions{}, nil, index)
	_, _, ofRead := ReadBack(garbage, true)
	for _, err := range []error{ofWhose, ofProof, ofRead} {
		if err == nil || !strings.HasPrefix(err.Error(), "写出的文件读不回来：") {
			t.Errorf("%v", err)
		}
	}
}

// TestChartsLeft counts the charts behind the heading of an appendix, of documents alone.
func TestChartsLeft(t *testing.T) {
	book := func(heading string, drawings ...grid.Drawing) *grid.Book {
		return &grid.Book{Grids: []*grid.Grid{{Source: grid.Prose, Cells: []grid.Cell{{Row: 5, Text: heading}}}}, Drawings: drawings}
	}
	for i, c := range []struct {
		book *grid.Book
		want string
	}{
		{nil, ""}, {book("附：数据图表"), ""}, {book("附：数据图表", grid.Drawing{Row: 4}, grid.Drawing{Row: 5}), ""}, {book("正文", grid.Drawing{Row: 9}), ""},
		{book("附：数据图表", grid.Drawing{Row: 9, Sheet: "甲"}), ""},
		{book("附：数据图表", grid.Drawing{Row: 6}, grid.Drawing{Row: 9}, grid.Drawing{Row: 1}), "里的 2 处图表没有写进生成的文件"},
	} {
		told := ChartsLeft(c.book)
		if len(told) > 1 || (len(told) == 1) != (c.want != "") || len(told) == 1 && !strings.Contains(told[0].Text, c.want) {
			t.Errorf("%d: %v, want %q", i, told, c.want)
		}
	}
}
