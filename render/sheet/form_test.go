package sheet

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
)

// provincial is a definition with what the built-in ones lack: relations over several sheets, a minus, a circle, a
// sheet name that Excel refuses, one that is taken, labels with quotation marks, a lone column.
const provincial = `
edition: 某省2023
notice: 某办发〔2023〕1号
years: {from: 2023}
particulars:
  - {id: agency, name: 机关名称, label: 机关名称, aliases: [单位]}
  - {id: year, name: 年度, label: 年度}
  - {id: date, name: 成文日期, label: 成文日期}
sections:
  - {title: 一、概述, text: overview, name: 概述}
  - {title: 二、平台, sheet: "平台[一]/二: 'x'", tables: [sites, media]}
  - {title: 三、经费, sheet: 校验, tables: [money]}
tables:
  - id: sites
    name: 网站
    heading: 政府网站
    columns:
      - {id: begun, name: 年初, label: 年初数, unit: 个}
      - {id: more, name: 新增, label: 新增数, unit: 个}
      - {id: less, name: 关停, label: 关停数, unit: 个}
      - {id: now, name: 年末, label: 年末数, unit: 个}
    rows:
      - {id: city, name: 市级, label: 市级“网站”}
      - {id: county, name: 县级, label: 县级网站}
  - id: media
    name: 新媒体
    heading: 新媒体
    columns:
      - {id: count, name: 个数, label: 个数}
    rows:
      - {id: all, name: 全部, label: 全部账号}
  - id: money
    name: 经费
    columns:
      - {id: amount, name: 金额, label: 金额, unit: 万元, decimal: true, negative: true, print_unit: true}
    rows:
      - {id: sites, name: 网站, label: 网站经费}
      - {id: media, name: 媒体, label: 媒体经费}
      - {id: total, name: 合计, label: 合计}
relations:
  - id: R01
    says: 年末数等于年初数加新增数减关停数
    basis: 某办发〔2023〕1号
    each: row of sites
    equation: now = begun + more - less
    mend: 请核对。
    holds: {begun: 3, more: 1, less: 2, now: 2}
    breaks: {begun: 3, more: 1, less: 2, now: 6}
  - id: R02
    says: 账号数不少于网站数时填网站数
    basis: 某办发〔2023〕1号
    equation: media.all.count = sites.city.now + money.media.amount
    mend: 请核对。
    holds: {media.all.count: 3, sites.city.now: 1, money.media.amount: 2}
    breaks: {media.all.count: 3}
  - id: R03
    says: 合计等于两项之和
    basis: 某办发〔2023〕1号
    each: column of money
    equation: total = sites + media
    mend: 请核对。
    holds: {sites: 1, media: 2, total: 3}
    breaks: {total: 3}
  - id: R04
    says: 媒体经费等于合计减网站经费
    basis: 某办发〔2023〕1号
    each: column of money
    equation: media = total - sites
    mend: 请核对。
    holds: {sites: 1, media: 2, total: 3}
    breaks: {total: 3}
`

func provincialForm(t *testing.T) *form.Form {
	t.Helper()
	f, err := define.Parse("form.yaml", []byte(provincial))
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	return f
}

func TestProvincialForm(t *testing.T) {
	f := provincialForm(t)
	r := form.NewReport(f)
	for id, n := range map[string]string{
		"sites.city.begun": "5", "sites.city.more": "2", "sites.city.less": "4", "money.media.amount": "-0.1", "money.sites.amount": "0.3",
	} {
		r.SetNumber(f.Cell(id), decimal.RequireFromString(n))
	}
	_, grids := readBack(t, r)
	got, err := locate.New(f).Read(&grid.Book{Grids: grids})
	if err != nil || len(got.Faults) > 0 || got.Agency != "" {
		t.Fatalf("%v, %+v, %q", err, got.Faults, got.Agency)
	}
	for id, want := range map[string][2]string{
		"sites.city.now":     {"3", "SUM(B5:C5)-SUM(D5)"},
		"sites.county.now":   {"0", "SUM(B6:C6)-SUM(D6)"},
		"media.all.count":    {"2.9", "SUM('平台_一__二_ _x_'!E5,'校验2'!B5)"},
		"money.total.amount": {"0.2", "SUM(B4:B5)"},
		"money.media.amount": {"-0.1", ""}, // its equation would lead back to the total
	} {
		v := got.Value(f.Cell(id))
		if v.Text != want[0] || v.Formula != want[1] {
			t.Errorf("%s = %q by %q, want %q by %q", id, v.Text, v.Formula, want[0], want[1])
		}
	}
	var names []string
	for _, g := range grids {
		names = append(names, g.Name)
	}
	if want := "基本信息,平台_一__二_ _x_,校验2,文字,校验,填报说明"; strings.Join(names, ",") != want {
		t.Errorf("sheets %q", names)
	}
	if said := sheetsOf(grids)[checksSheet].At(1, 0).Text; said != "还不能上报，3 格空白" {
		t.Errorf("balance says %q", said)
	}
}

func TestConditionalRulesStayOnTheirSheet(t *testing.T) {
	data, _ := readBack(t, form.NewReport(provincialForm(t)))
	file := opened(t, data)
	for sheet, want := range map[string]int{"平台_一__二_ _x_": 2, "校验2": 3} {
		formats, err := file.GetConditionalFormats(sheet)
		if err != nil || len(formats) != want {
			t.Errorf("%s: %v, %v", sheet, formats, err)
		}
		for _, list := range formats {
			for _, format := range list {
				if strings.Contains(format.Criteria, "!") {
					t.Errorf("%s: %s", sheet, format.Criteria)
				}
			}
		}
	}
}
