package roster

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"

	"nianbao/filing/filingtest"
	"nianbao/form/agencies"
	"nianbao/ooxml/opc"
)

// read reads a list that is written for the test.
func read(t testing.TB, name string, data []byte) (*List, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return Read(path, "")
}

// names returns a list's agencies: 3 市司法局=司法局.
func names(l *List) string {
	var list []string
	for _, line := range l.Lines {
		list = append(list, fmt.Sprintf("%d %s", line.Number, strings.Join(append([]string{line.Name}, line.Aliases...), "=")))
	}
	return strings.Join(list, "; ")
}

// TestRead reads lists as people keep them.
func TestRead(t *testing.T) {
	gbk := func(s string) []byte {
		b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatalf("simplifiedchinese.GBK.NewEncoder().Bytes: %v", err)
		}
		return b
	}
	for name, test := range map[string]struct {
		file string
		data []byte
		want string
	}{
		"a name a line": {"名单.txt", []byte("示例市司法局\n示例市教育局\r\n\n示例市财政局"), "1 示例市司法局; 2 示例市教育局; 4 示例市财政局"},
		"aliases and remarks": {"名单.txt", []byte("# 2024年\n示例市司法局，市司法局、司法局\n示例市发展和改革委员会\t发改委 # 含粮食局\n"),
			"2 示例市司法局=市司法局=司法局; 3 示例市发展和改革委员会=发改委"},
		"numbered, with title, groups and a total": {"名单.txt", []byte("2024年度年报报送单位名单\n一、市直部门（2个）\n1.示例市司法局\n2、示例市教育局\n二、乡镇、街道\n（3）甲镇\n合计：3个"),
			"3 示例市司法局; 4 示例市教育局; 6 甲镇"},
		"GBK with a head": {"名单.csv", gbk("序号,单位名称,简称,联系人,电话\r\n1,示例市司法局,市司法局,张三,0000-0000\r\n2,示例市教育局,,李四,1\r\n合计,2,,,\r\n"),
			"2 示例市司法局=市司法局; 3 示例市教育局"},
		"numbered in Chinese": {"名单.txt", []byte("2023年度应报机关名单\n（三）县民政局\n四、县司法局\n十五．县教育局\n"), "2 县民政局; 3 县司法局; 4 县教育局"},
		"aliases in one cell": {"名单.csv", []byte("单位名称,别名\n安山县教育和体育局,安山县教育局;安山县体育局\n"), "2 安山县教育和体育局=安山县教育局=安山县体育局"},
		"a space before the alias": {"名单.txt", []byte("安山县供销社 供销合作社\n安山县环保局 县环保局\n示例市 司法局\n"),
			"1 安山县供销社=供销合作社; 2 安山县环保局=县环保局; 3 示例市 司法局"},
		"semicolons":       {"名单.csv", []byte("\uFEFF报送机关;曾用名\n示例市司法局;示例市法制局\n"), "2 示例市司法局=示例市法制局"},
		"numbers in front": {"名单.csv", []byte("1,示例市司法局,市司法局\n2,示例市教育局,市教育局\n"), "1 示例市司法局=市司法局; 2 示例市教育局=市教育局"},
		"remarks in lines and columns": {"名单.csv", []byte("单位名称,别名,又名\n＃ 以下是乡镇,,\n安山县司法局,# 已报,县司法局\n安山县教育局,县教育局,# 未报\n"),
			"3 安山县司法局; 4 安山县教育局=县教育局"},
		"a line without a name": {"名单.csv", []byte("序号,单位名称,备注\n1\n2,安山县司法局,\n3,,略\n"), "3 安山县司法局"},
		"one column, named":     {"名单.csv", []byte("单位\n示例市司法局\n"), "2 示例市司法局"},
	} {
		l, err := read(t, test.file, test.data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := names(l); got != test.want {
			t.Errorf("%s: %s\nwant %s", name, got, test.want)
		}
	}
}

// TestOdd says what in columns of other names is none.
func TestOdd(t *testing.T) {
	for text, want := range map[string]string{
		"单位名称,别名\n安山县司法局,ABC\n安山县教育局,县教育局\n安山县财政局,日前已报\n": "名单里这些不像机关的名称，没有当作别名：第 2 行“ABC”、第 4 行“日前已报”",
		"单位名称,别名\n安山县司法局,\n": "",
	} {
		l, err := read(t, "名单.csv", []byte(text))
		if err != nil || strings.Join(l.Remarks, "|") != want {
			t.Errorf("%q: %v, %v, want %q", text, l, err, want)
		}
	}
}

// TestYear takes the year of most files, none where two are of as many.
func TestYear(t *testing.T) {
	for _, test := range []struct {
		years []int
		want  int
	}{{nil, 0}, {[]int{0}, 0}, {[]int{2023}, 2023}, {[]int{2023, 2024, 2024, 0, 0, 0}, 2024}, {[]int{2023, 2024}, 0}, {[]int{2022, 2023, 2024, 2024}, 2024},
		{[]int{2023, 2023, 2024, 2024, 2022}, 0}} {
		var list []File
		for _, y := range test.years {
			list = append(list, File{Year: y})
		}
		if got := yearOf(list); got != test.want {
			t.Errorf("of %v: %d, want %d", test.years, got, test.want)
		}
	}
	for _, test := range []struct {
		year, most int
		want       bool
	}{{2023, 2024, true}, {2024, 2024, false}, {0, 2024, false}, {2024, 0, false}} {
		if f := (File{Year: test.year}); f.OtherYear(test.most) != test.want {
			t.Errorf("%d among those of %d is of another year: %v", test.year, test.most, !test.want)
		}
	}
}

// TestRefused says all that is wrong with a list at once.
func TestRefused(t *testing.T) {
	for text, want := range map[string]string{
		"": "名单里没有机关。每行写一个应当报送的机关，别名写在后面的列里。",
		"示例市司法局\n2024\n示例市 司法局\n": "名单有错：\n  第 1 行和第 3 行都有“示例市司法局”。每个机关只写一行，别名写在同一行后面的列里。请改正后再试。",
		"示例市司法局,张三\n示例市教育局,李四\n示例市财政局,张三\n": "名单有错：\n  第 1 行和第 3 行的“张三”当作了机关的别名：名单没有写各列名称的表头行；" +
			"不是别名的（如联系人），请在第一行写上各列的名称（单位名称、联系人、……），或者删去这一列。每个机关只写一行，别名写在同一行后面的列里。请改正后再试。",
		"示例市司法局、示例市教育局、示例市财政局\n": "名单有错：\n  第 1 行像是写了几个机关：示例市司法局、示例市教育局、示例市财政局；每个机关要单独一行。" +
			"每个机关只写一行，别名写在同一行后面的列里。请改正后再试。",
		"应报机关\n县水利局、县财政局\n": "名单有错：\n  第 2 行像是写了几个机关：县水利局、县财政局；每个机关要单独一行。" +
			"每个机关只写一行，别名写在同一行后面的列里。请改正后再试。",
		"单位名称,单位名称\n安山县司法局,安山县财政局\n": "名单有错：\n  第 1 行有几列“单位名称”：名单排成了几栏，请排成一栏，每个机关一行。" +
			"每个机关只写一行，别名写在同一行后面的列里。请改正后再试。",
		"安山县司法局,安山县财政局\n安山县教育局,安山县档案局\n": "名单有错：\n  第 1 行像是写了几个机关：安山县司法局、安山县财政局；每个机关要单独一行\n" +
			"  第 2 行像是写了几个机关：安山县教育局、安山县档案局；每个机关要单独一行。每个机关只写一行，别名写在同一行后面的列里。请改正后再试。",
		"示例市司法局\n请各单位于1月31日前报送，逾期的通报。\n": "名单有错：\n  第 2 行“请各单位于1月31日前报送”不像机关的名称；说明文字请在行首加 #。每个机关只写一行，别名写在同一行后面的列里。请改正后再试。",
	} {
		_, err := read(t, "名单.txt", []byte(text))
		if err == nil {
			t.Errorf("%q is read", text)
			continue
		}
		_, got, _ := strings.Cut(err.Error(), "名单.txt：")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got)\n%s", text, diff)
		}
	}
}

// TestReadWorkbook reads the list of a workbook with a merged title, numbering and a column of aliases; what its other
// columns hold is nobody's name.
func TestReadWorkbook(t *testing.T) {
	f := excelize.NewFile()
	rows := [][]any{{"2024年度年报报送单位名单"}, {"序号", "单位", "联系人", "简称", "备注"}, {1, "示例市司法局", "张三", "市司法局", "已交"},
		{2, "示例市发展和改革委员会", "", "市发改委", ""}, {}, {"合计", 2}}
	for i, row := range rows {
		filingtest.Must(t, f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row))
	}
	filingtest.Must(t, f.MergeCell("Sheet1", "A1", "E1"))
	_, err := f.NewSheet("说明")
	filingtest.Must(t, err)
	filingtest.Must(t, f.SetCellStr("说明", "A1", "请核对"))
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	filingtest.Must(t, f.SaveAs(path))
	l, err := Read(path, "")
	filingtest.Must(t, err)
	if got := names(l); got != "3 示例市司法局=市司法局; 4 示例市发展和改革委员会=市发改委" {
		t.Error(got)
	}
	want := []string{"名单.xlsx 用的是工作表“Sheet1”，另有“说明”没有用",
		"名单里这些行不是机关，没有算：第 1 行“2024年度年报报送单位名单”、第 6 行“合计”"}
	if diff := cmp.Diff(want, l.Remarks); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestOtherSheet takes the first sheet that holds agencies, and names the others where none does.
func TestOtherSheet(t *testing.T) {
	for _, words := range []string{"合计：2", "请各单位按时报送。", "填报说明"} {
		for _, name := range []string{"示例市司法局", "城关镇", "年报"} {
			f := excelize.NewFile()
			filingtest.Must(t, f.SetSheetName("Sheet1", "说明"))
			_, err := f.NewSheet("名单")
			filingtest.Must(t, err)
			filingtest.Must(t, f.SetCellStr("名单", "A1", name))
			filingtest.Must(t, f.SetCellStr("说明", "A1", words))
			path := filepath.Join(t.TempDir(), "名单.xlsx")
			filingtest.Must(t, f.SaveAs(path))
			l, err := Read(path, "")
			switch {
			case name == "年报" && words != "填报说明":
				if err == nil || !strings.Contains(err.Error(), "用的是工作表“说明”，另有“名单”没有用") {
					t.Error(err)
				}
			case name == "年报":
			case err != nil || names(l) != "1 "+name:
				t.Errorf("%s, %s: %v", words, name, err)
			case !slices.Contains(l.Remarks, "名单.xlsx 用的是写着名单的工作表“名单”，前面的“说明”没有用"):
				t.Error(l.Remarks)
			}
		}
	}
}

// TestAnyShared: what holds two agencies, in one cell or one line, however divided, is never read as one of them; what is
// one agency's name is not divided.
func TestAnyShared(t *testing.T) {
	bodies := []string{"司法局", "教育局", "民政局", "水利局", "财政局", "审计局"}
	rapid.Check(t, func(r *rapid.T) {
		two := rapid.SampledFrom(rapid.Permutation(bodies).Draw(r, "bodies")[:2]).Draw(r, "first")
		other := bodies[(slices.Index(bodies, two)+1)%len(bodies)]
		place := rapid.SampledFrom([]string{"安山县", "县", ""}).Draw(r, "place")
		sign := rapid.SampledFrom([]string{"、", "；", ";", " ", "，"}).Draw(r, "sign")
		text := "单位,备注\n" + place + two + sign + place + other + ",\n"
		name := "名单.csv"
		if rapid.Bool().Draw(r, "plain") {
			name, text = "名单.txt", place+two+sign+place+other+"\n"
		}
		if l, err := read(t, name, []byte(text)); err == nil || !strings.Contains(err.Error(), "像是写了几个机关："+place+two+"、"+place+other) {
			r.Fatalf("%q: %v %v", text, l, err)
		}
		whole := "安山县" + two + rapid.SampledFrom([]string{"", " 办公室", "（" + other + "）"}).Draw(r, "behind")
		if l, err := read(t, "名单.csv", []byte("单位,备注\n"+whole+",\n")); err != nil || len(l.Lines) != 1 || l.Lines[0].Name != whole {
			r.Fatalf("%q: %v %v", whole, l, err)
		}
	})
}

// list returns a list of agencies.
func list(names ...string) *List {
	l := &List{}
	for i, name := range names {
		all := strings.Split(name, "=")
		line := Line{Number: i + 1, Name: all[0], Aliases: all[1:]}
		for _, n := range all {
			line.names = append(line.names, agencies.NamesOf(n)...)
		}
		l.Lines = append(l.Lines, line)
	}
	return l
}

// files returns workbooks of agencies, each called by its number.
func files(agencies ...string) []File {
	var list []File
	for i, a := range agencies {
		list = append(list, File{Path: fmt.Sprintf("%02d.xlsx", i+1), Kind: "工作簿", Agency: a, Year: 2024})
	}
	return list
}

// told returns an outcome in a few words, ordered by what they say.
func told(o *Outcome) string {
	var list []string
	paths := func(files []File) string {
		var p []string
		for _, f := range files {
			p = append(p, strings.TrimSuffix(f.Path, ".xlsx"))
		}
		return strings.Join(p, "+")
	}
	for _, s := range o.Standings {
		switch s.State {
		case Missing:
			list = append(list, "缺 "+s.Name)
		case Filed, Twice:
			sign := "="
			if s.How != agencies.Equal {
				sign = "~"
			}
			list = append(list, s.Name+sign+paths(s.Files))
		}
	}
	for _, d := range o.Doubts {
		var names []string
		for _, l := range d.Lines {
			names = append(names, l.Name)
		}
		slices.Sort(names)
		list = append(list, strings.Join(names, "/")+"?"+paths(d.Files))
	}
	if len(o.Strangers) > 0 {
		list = append(list, "外 "+paths(o.Strangers))
	}
	if len(o.Nameless) > 0 {
		list = append(list, "无名 "+paths(o.Nameless))
	}
	slices.Sort(list)
	return strings.Join(list, "; ")
}

// TestMatch shows which files are whose, what is left to people, and what is nobody's.
func TestMatch(t *testing.T) {
	for name, test := range map[string]struct {
		list  *List
		files []File
		want  string
	}{
		"variants": {list("市司法局", "市教育局", "卫健委", "甲镇", "市政府办公室"),
			files("示例市司法局", "示例市教育局", "示例市卫生健康委员会", "示例市甲镇人民政府", "示例市人民政府办公室"),
			"卫健委~03; 市司法局~01; 市政府办公室~05; 市教育局~02; 甲镇~04"},
		"missing, strange, twice": {list("示例市司法局", "示例市教育局", "示例市财政局"), files("示例市司法局", "示例市司法局", "乙市审计局"),
			"外 03; 示例市司法局=01+02; 缺 示例市教育局; 缺 示例市财政局"},
		"two files for one line":                   {list("司法局", "甲县教育局"), files("甲县司法局", "乙县司法局", "甲县教育局"), "司法局?01+02; 甲县教育局=03"},
		"two lines for one file":                   {list("甲县司法局", "乙县司法局"), files("司法局"), "乙县司法局/甲县司法局?01"},
		"two lines for two files":                  {list("甲县司法局", "乙县司法局"), files("司法局", "县司法局"), "乙县司法局/甲县司法局?01+02"},
		"of another county":                        {list("司法局", "教育局", "财政局"), files("甲县司法局", "甲县教育局", "乙县财政局"), "司法局~01; 教育局~02; 财政局?03"},
		"a line that is there in another spelling": {list("示例市司法局", "司法局"), files("示例市司法局"), "司法局?; 示例市司法局=01"},
		"a file that is there in another spelling": {list("市司法局"), files("市司法局", "示例市司法局"), "?02; 市司法局=01"},
		"spelt with more of its place":             {list("甲县司法局"), files("甲县司法局", "示例市甲县司法局"), "甲县司法局=01+02"},
		"the surer name counts":                    {list("教育局", "教育体育局"), files("示例市教育体育局"), "教育体育局~01; 缺 教育局"},
		"near":                                     {list("示例市民族宗教事务局", "示例市司法局"), files("示例市民族事务局", "示例市司法局"), "示例市司法局=02; 示例市民族宗教事务局~01"},
		"nearly":                                   {list("示例市水利局", "示例市司法局"), files("示例市水务局", "示例市司法局"), "示例市司法局=02; 示例市水利局?01"},
		"nearly, of another place":                 {list("甲县水利局", "甲县司法局"), files("乙县水务局", "甲县司法局"), "外 01; 甲县司法局=02; 缺 甲县水利局"},
		"of two towns":                             {list("财政所", "司法所"), files("甲镇财政所", "乙镇司法所"), "司法所~02; 财政所~01"},
		"its place written otherwise":              {list("示范市安平县司法局", "示范市教育局"), files("示范市安坪县司法局", "示范市教育局"), "示范市安平县司法局?01; 示范市教育局=02"},
		"not near":                                 {list("示例市教育局", "示例市民政局"), files("示例市体育局", "示例市审计局"), "外 01+02; 缺 示例市教育局; 缺 示例市民政局"},
		"aliases":                                  {list("示例市文化广电和旅游局=示例市文物局"), files("示例市文物局"), "示例市文化广电和旅游局=01"},
		"two names":                                {list("示例市发展和改革委员会（示例市粮食局）"), files("示例市发展和改革委员会"), "示例市发展和改革委员会（示例市粮食局）~01"},
		"a government and its office":              {list("示例县人民政府", "示例县人民政府办公室"), files("示例县政府办", "示例县"), "示例县人民政府~02; 示例县人民政府办公室~01"},
		"the office for its body":                  {list("示例县司法局", "示例县教育局"), files("示例县司法局办公室", "示例县教育局"), "示例县司法局~01; 示例县教育局=02"},
		"nameless": {list("示例市司法局", "示例市教育局"), []File{{Path: "示例市司法局2024年.xlsx", Failed: true}, {Path: "表.xlsx"}},
			"无名 表; 示例市司法局?示例市司法局2024年; 缺 示例市教育局"},
		"usual names": {list("县审批局", "县执法局", "县环保局", "财政局", "县水利局"),
			files("安山县行政审批服务局", "安山县综合行政执法局", "安山县生态环境局", "安山縣財政局", "安山县体育局"),
			"县审批局?01; 县执法局?02; 县环保局?03; 外 05; 缺 县水利局; 财政局?04"},
		"usual names of another place": {list("甲县环保局"), files("乙县生态环境局"), "外 01; 缺 甲县环保局"},
		"nameless, by variants": {list("云岭镇政府", "红旗乡", "县人社局"), []File{{Path: "安山县云岭镇人民政府.xlsx", Failed: true},
			{Path: "3. 安山县红旗乡人民政府2024年政府信息公开工作年度报告.xlsx"}, {Path: "安山县人力资源和社会保障局（终稿）.xlsx", Failed: true}},
			"云岭镇政府?安山县云岭镇人民政府; 县人社局?安山县人力资源和社会保障局（终稿）; 红旗乡?3. 安山县红旗乡人民政府2024年政府信息公开工作年度报告"},
		"a branch, its body and that of its place": {list("安山市生态环境局", "安山县生态环境局"), files("安山市生态环境局安山县分局"),
			"安山县生态环境局?01; 缺 安山市生态环境局"},
		"a branch of its place":        {list("安山县环保局"), files("安山市生态环境局安山分局"), "安山县环保局?01"},
		"a branch without its kind":    {list("安山市公安局", "安山县公安局"), files("安山市公安局安山分局"), "安山县公安局?01; 缺 安山市公安局"},
		"a branch is not its body":     {list("安山市公安局"), files("安山市公安局东城分局", "安山市公安局西城分局"), "外 01+02; 缺 安山市公安局"},
		"nor is what is below a body":  {list("安山县税务局"), files("安山县税务局稽查局"), "安山县税务局?01"},
		"a branch for another place":   {list("平山县生态环境局"), files("安山市生态环境局安山县分局"), "外 01; 缺 平山县生态环境局"},
		"a branch, as it is listed":    {list("安山市公安局东城分局", "安山市公安局"), files("安山市公安局东城分局"), "安山市公安局东城分局=01; 缺 安山市公安局"},
		"a commission and a bureau":    {list("安山县发展和改革局", "安山县民宗委"), files("安山县发改委", "安山县民族宗教事务局"), "安山县发展和改革局?01; 安山县民宗委?02"},
		"one short name of two":        {list("安山县文旅局", "安山县文体局"), files("安山县文化局"), "安山县文体局/安山县文旅局?01"},
		"one short name of two, whole": {list("安山县文化和旅游局", "安山县文化和体育局"), files("安山县文化局"), "安山县文化和体育局/安山县文化和旅游局?01"},
		"a line mistyped":              {list("县体肓局", "县体育局", "县教育局"), files("安山县体育局"), "县体肓局?; 县体育局~01; 缺 县教育局"},
		"nameless, of two lines":       {list("甲县司法局", "乙县司法局"), []File{{Path: "司法局.xlsx", Failed: true}}, "乙县司法局/甲县司法局?司法局"},
		"nameless, of one that has filed": {list("司法局"), append(files("甲县司法局"), File{Path: "甲县司法局（旧）.xlsx", Failed: true}),
			"司法局~01; 无名 甲县司法局（旧）"},
	} {
		if got := told(test.list.Match(test.files)); got != test.want {
			t.Errorf("%s: %s\nwant %s", name, got, test.want)
		}
	}
}

// TestKindsOfFiles shows that a workbook and the document that was made of it are one filing, two workbooks are not.
func TestKindsOfFiles(t *testing.T) {
	both := []File{{Path: "a.xlsx", Kind: "工作簿", Agency: "示例市司法局", Year: 2024}, {Path: "a.docx", Kind: "Word", Agency: "示例市司法局", Year: 2024}}
	if s := list("示例市司法局").Match(both).Standings[0]; s.State != Filed || len(s.Files) != 2 {
		t.Error(s)
	}
	both[1].Kind = "工作簿"
	if s := list("示例市司法局").Match(both).Standings[0]; s.State != Twice {
		t.Error(s)
	}
}

// TestAnyMatch: each line and each file is in the outcome once, no file is of two lines, and neither the order of the
// list nor that of the files changes what is said.
func TestAnyMatch(t *testing.T) {
	places := []string{"", "市", "示例市", "甲县", "乙县", "示例市甲县", "示例市乙县", "江苏省示例市"}
	bodies := []string{"司法局", "教育局", "教育体育局", "体育局", "卫健委", "卫生健康委员会", "人民政府", "人民政府办公室", "府办", "司法局办公室",
		"水利局", "水务局", "民族宗教事务局", "文化广电和旅游局（文物局）", "市场监督管理局",
		"文旅局", "文体局", "文化局", "发改委", "发展和改革局", "生态环境局", "生态环境局甲县分局", "公安局", "公安局东城分局", "体肓局"}
	rapid.Check(t, func(r *rapid.T) {
		name := func() string {
			return rapid.SampledFrom(places).Draw(r, "place") + rapid.SampledFrom(bodies).Draw(r, "body")
		}
		var listed []string
		seen := map[string]bool{}
		for range rapid.IntRange(1, 8).Draw(r, "lines") {
			n := name()
			ok := true
			for _, x := range agencies.NamesOf(n) {
				ok = ok && !seen[x.Key]
			}
			if ok {
				for _, x := range agencies.NamesOf(n) {
					seen[x.Key] = true
				}
				listed = append(listed, n)
			}
		}
		var filed []File
		for i := range rapid.IntRange(0, 8).Draw(r, "files") {
			f := File{Path: fmt.Sprintf("%02d.xlsx", i), Kind: "工作簿", Agency: name(), Year: 2024}
			if rapid.IntRange(0, 9).Draw(r, "nameless") == 0 {
				f.Path, f.Agency = fmt.Sprintf("%02d %s.xlsx", i, f.Agency), ""
			}
			filed = append(filed, f)
		}
		first := list(listed...).Match(filed)
		var lines []string
		count := map[string]int{}
		take := func(files []File) {
			for _, f := range files {
				count[f.Path]++
			}
		}
		for _, s := range first.Standings {
			lines = append(lines, s.Name)
			take(s.Files)
			if (s.State == Filed || s.State == Twice) != (len(s.Files) > 0) {
				r.Fatalf("%s is %d with %d files", s.Name, s.State, len(s.Files))
			}
		}
		doubted := map[string]int{}
		for _, d := range first.Doubts {
			take(d.Files)
			for _, l := range d.Lines {
				doubted[l.Name]++
			}
			if d.Why == "" || len(d.Lines)+len(d.Files) == 0 {
				r.Fatalf("an empty doubt: %+v", d)
			}
		}
		for _, s := range first.Standings {
			if (s.State == Doubtful) != (doubted[s.Name] == 1) {
				r.Fatalf("%s is %d and stands in %d doubts", s.Name, s.State, doubted[s.Name])
			}
		}
		take(first.Strangers)
		take(first.Nameless)
		if !slices.Equal(lines, listed) || len(count) != len(filed) {
			r.Fatalf("%v of %v, %v", lines, listed, count)
		}
		for path, n := range count {
			if n != 1 {
				r.Fatalf("%s is there %d times", path, n)
			}
		}
		again := list(rapid.Permutation(listed).Draw(r, "list")...).Match(rapid.Permutation(filed).Draw(r, "order"))
		if told(first) != told(again) {
			r.Fatalf("of %v and %v\n%s\nand in another order\n%s", listed, filed, told(first), told(again))
		}
	})
}

// TestAnySpelling files each agency of a list in any of its usual spellings: all are found, in words none is in doubt.
func TestAnySpelling(t *testing.T) {
	bodies := []string{"司法局", "教育局", "住房和城乡建设局", "卫生健康委员会", "人民政府办公室", "市场监督管理局", "应急管理局", "发展和改革委员会"}
	spaced := func(s string) string { return strings.Join(strings.Split(s, ""), " ") }
	rapid.Check(t, func(r *rapid.T) {
		var listed, filed []string
		for _, b := range bodies[:rapid.IntRange(2, len(bodies)).Draw(r, "n")] {
			places := []string{"示例市", "市", "", "江苏省示例市"}
			listed = append(listed, rapid.SampledFrom(places).Draw(r, "listed")+b)
			whole := rapid.SampledFrom(places[:1]).Draw(r, "filed") + b
			switch rapid.IntRange(0, 4).Draw(r, "how") {
			case 0:
				whole = spaced(whole)
			case 1:
				whole = "《" + whole + "》"
			case 2:
				whole += "（盖章）"
			case 3:
				whole = strings.NewReplacer("人民政府办公室", "政府办", "委员会", "委", "和", "").Replace(whole)
			}
			filed = append(filed, whole)
		}
		if o := list(listed...).Match(files(filed...)); len(o.Doubts)+len(o.Strangers) > 0 || strings.Contains(told(o), "缺") {
			r.Fatalf("%v and %v: %s", listed, filed, told(o))
		}
	})
}

// FuzzRead reads any text as a list: what is read is agencies, each line once.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "示例市司法局\n", "单位,别名\n示例市司法局,司法局\n", "# x\n\"a", "一、市直部门\n1 甲局、乙局", "\xff\xfe"} {
		f.Add([]byte(s), true)
		f.Add([]byte(s), false)
	}
	f.Fuzz(func(t *testing.T, data []byte, plain bool) {
		name := "名单.csv"
		if plain {
			name = "名单.txt"
		}
		l, err := read(t, name, data)
		if err != nil {
			return
		}
		before := 0
		for _, line := range l.Lines {
			if line.Number <= before || line.Name == "" || len(line.names) == 0 {
				t.Fatalf("line %+v after %d", line, before)
			}
			before = line.Number
		}
		l.Match(files("示例市司法局", "x"))
	})
}

// TestUnopened says of a list that cannot be opened or read that it is the list, and nothing of data for templates.
func TestUnopened(t *testing.T) {
	book, err := excelize.NewFile().WriteToBuffer()
	filingtest.Must(t, err)
	all := book.Bytes()
	pkg, err := opc.Read(all)
	filingtest.Must(t, err)
	const main = "xl/workbook.xml"
	part, _ := pkg.Part(main)
	pkg.Set(main, []byte(strings.Replace(string(part), "<sheet ", `<sheet state="hidden" `, 1)))
	hidden, err := pkg.Bytes()
	filingtest.Must(t, err)
	compound := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...)
	for name, data := range map[string][]byte{
		"坏.xlsx": []byte("PK\x03\x04坏了"), "断.xlsx": all[:len(all)/2], "旧.xls": compound,
		"未知.csv": []byte("\xB5\xA5\xCE\xBB,\xFF\xFF\n"), "谈谈.txt": []byte("\xCC\xB8\xCC\xB8"), "半.txt": {0xFF, 0xFE, 0x40},
		"页.txt": []byte("<html>"), "空.csv": nil, "藏.xlsx": hidden,
	} {
		_, err := read(t, name, data)
		if err == nil {
			t.Errorf("%s is read", name)
			continue
		}
		if strings.Contains(err.Error(), "数据") || strings.Contains(err.Error(), "--data") || strings.Contains(err.Error(), "--sheet") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, path := range []string{filepath.Join(t.TempDir(), "没有.xlsx"), t.TempDir()} {
		if _, err := Read(path, ""); err == nil || strings.Contains(err.Error(), "数据") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestAnyStray: nobody has filed by stray files alone, nobody is missing for them, and each stray file stands in one doubt.
func TestAnyStray(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var files []File
		for i := range rapid.IntRange(1, 8).Draw(t, "files") {
			n := rapid.IntRange(1, 3).Draw(t, "agency")
			files = append(files, File{Path: fmt.Sprintf("%d.docx", i), Kind: "Word 文件", Year: 2024,
				Agency: "甲县" + []string{"司法", "教育", "财政"}[n-1] + "局", Stray: rapid.Bool().Draw(t, "stray")})
		}
		out := Agencies(files[:rapid.IntRange(0, len(files)).Draw(t, "listed")]).Match(files)
		times := map[string]int{}
		for _, d := range out.Doubts {
			for _, f := range d.Files {
				times[f.Path]++
			}
		}
		standing := map[string]State{}
		for _, s := range out.Standings {
			standing[s.Name] = s.State
			for _, f := range s.Files {
				if f.Stray {
					t.Fatalf("%s has filed by %s", s.Name, f.Path)
				}
			}
		}
		for _, f := range files {
			if f.Stray && times[f.Path] != 1 {
				t.Fatalf("%s stands in %d doubts", f.Path, times[f.Path])
			}
			if state, listed := standing[f.Agency]; listed && (state == Missing || !f.Stray && state == Doubtful) {
				t.Fatalf("%s: %d", f.Agency, state)
			}
		}
	})
}
