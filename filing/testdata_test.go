package filing

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"testing"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/render/sheet"
)

var update = flag.Bool("update", false, "write the workbooks of testdata anew")

// texts are the texts of the workbooks in testdata, by edition; they quote the report's figures by name.
var texts = map[string]map[string]string{
	"2021": {
		"overview": `{{年度}}年，示例市人民政府围绕中心工作，依法做好政府信息公开各项工作。
（一）主动公开。全年制发规章{{文件.规章.制发}}件、行政规范性文件{{文件.规范性文件.制发}}件，废止行政规范性文件{{文件.规范性文件.废止}}件；作出行政许可决定{{许可.行政许可.处理决定}}件、行政处罚决定{{执法.行政处罚.处理决定}}件。
（二）依申请公开。全年新收政府信息公开申请{{申请.新收.总计}}件，上年结转{{申请.上年结转.总计}}件，办结{{申请.办理总计.总计}}件{{if 申请.结转.总计}}，结转下年度{{申请.结转.总计}}件{{end}}。其中予以公开{{申请.予以公开.总计}}件，部分公开{{申请.部分公开.总计}}件，不予公开{{申请.不予公开.总计}}件，无法提供{{申请.无法提供.总计}}件。
（三）政府信息管理。落实公开属性源头认定，定期清理行政规范性文件，现行有效{{文件.规范性文件.现行有效}}件全部集中公开。
（四）平台建设。政府网站公开专栏按统一目录调整，检索更加方便。
（五）监督保障。组织业务培训，对各部门公开工作逐项评估，结果纳入年度考核；征求公众意见，社会评议良好；没有责任追究的情况。`,
		"problems": `一是政策解读形式还比较单一；二是部分部门答复申请的质量有待提高。
下一年将从两方面改进：一是制定解读工作指引，增加图解和问答；二是建立疑难申请会商机制，加强案例指导。`,
		"others": `全年收取政府信息公开信息处理费0元。`,
	},
	"2019": {
		"overview": `（一）主动公开。{{年度}}年，示例市公安局按时公开机构职能、权力清单、财政预决算等信息，现有行政许可事项{{许可.行政许可.上年项目}}项，全年作出许可决定{{许可.行政许可.处理决定}}件，行政处罚决定{{执法.行政处罚.处理决定}}件。
（二）依申请公开。全年收到政府信息公开申请{{申请.新收.总计}}件，已办结{{申请.办理总计.总计}}件{{if eq 申请.结转.总计 0}}，没有结转{{end}}。
（三）监督保障。明确专人负责，发布前逐级审核。`,
		"problems": `主动公开的内容还不够丰富，与群众需求有差距。
下一步将完善公开目录，及时更新各栏目。`,
		"others": `无`,
	},
}

var particulars = map[string]string{
	"address": "示例市示例区示例路1号", "postcode": "000000", "phone": "0000-0000000", "email": "gk@example.com", "website": "https://www.example.com",
}

// figures are a published report's figures as testdata/NAME.json has them.
type figures struct {
	Agency   string
	Year     int
	Edition  string
	Section2 map[string][]any `json:"section_2"`
	Section3 [][]any          `json:"section_3"`
	Section4 []any            `json:"section_4"`
}

// published returns a published report's figures as a report, with texts and particulars that are made up.
func published(t testing.TB, name string) *form.Report {
	t.Helper()
	data, err := os.ReadFile("../testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var p figures
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	f, err := Builtin().Edition(p.Edition, 0)
	if err != nil {
		t.Fatal(err)
	}
	r := form.NewReport(f)
	r.Agency, r.Year = p.Agency, p.Year
	for id, text := range particulars {
		r.Particulars[id] = text
	}
	r.Particulars[form.Agency], r.Particulars[form.Year] = p.Agency, fmt.Sprint(p.Year)
	r.Particulars[form.Date] = fmt.Sprintf("%d年1月20日", p.Year+1)
	for id, text := range texts[p.Edition] {
		r.Texts[id] = form.Text{Text: text}
	}
	set := func(cells []*form.Cell, row []any) {
		if len(cells) != len(row) {
			t.Fatalf("%s: %d figures for %d cells", cells[0].ID, len(row), len(cells))
		}
		for i, c := range cells {
			switch v := row[i].(type) {
			case float64:
				r.SetValue(c, form.ParseValue(trim(v), grid.Number, c.Unit(), ""))
			case string:
				r.SetValue(c, form.ParseValue(v, grid.Text, c.Unit(), ""))
			}
		}
	}
	for _, table := range f.Sections[1].Tables {
		rows, columns := table.Leaves()
		for i, row := range rows {
			set(table.Cells[i*len(columns):(i+1)*len(columns)], p.Section2[row.Label])
		}
	}
	applications := f.Sections[2].Tables[0]
	_, columns := applications.Leaves()
	for i, row := range p.Section3 {
		set(applications.Cells[i*len(columns):(i+1)*len(columns)], row)
	}
	set(f.Sections[3].Tables[0].Cells, p.Section4)
	return r
}

func trim(v float64) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// TestTestdata shows that the workbooks in testdata are what the program makes of the published figures.
func TestTestdata(t *testing.T) {
	for _, name := range []string{"huaian-2024", "zhongwei-2020"} {
		made, err := sheet.Workbook(published(t, name))
		if err != nil {
			t.Fatal(err)
		}
		path := "../testdata/" + name + ".xlsx"
		if *update {
			if err := os.WriteFile(path, made, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		have, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(have, made) {
			t.Errorf("%s is out of date: go test ./filing -run TestTestdata -update", path)
		}
	}
}
