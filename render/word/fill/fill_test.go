package fill

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/docx/edit"
	"nianbao/docx/wml"
	"nianbao/docx/wordtest"
	"nianbao/form"
	"nianbao/form/define"
	formfields "nianbao/form/fields"
	"nianbao/form/locate"
	"nianbao/ooxml/opc"
)

// builtin finds the built-in editions.
var builtin = locate.New(define.Builtin()...)

// small is a form of four figures and two texts.
const small = `
edition: s
title: 政府信息公开工作年度报告
years: {from: 2019}
particulars:
  - {id: agency, name: 机关名称, label: 机关名称}
  - {id: year, name: 年度, label: 年度}
  - {id: date, name: 成文日期, label: 成文日期}
sections:
  - {title: 一、总体情况, text: overview, name: 总体情况}
  - {title: 二、主动公开情况, sheet: 主动公开, tables: [documents]}
  - {title: 三、其他事项, text: others, name: 其他事项}
tables:
  - id: documents
    name: 文件
    columns:
      - {id: issued, name: 制发, label: 本年制发件数, unit: 件}
      - {id: fees, name: 收费, label: 本年收费金额, unit: 万元, decimal: true}
    rows:
      - {id: regulations, name: 规章, label: 规章}
      - {id: normative, name: 规范性文件, label: 规范性文件}
relations: []
`

// smallReport is what the tests place: 12 and 0.5, blank and a stroke.
func smallReport(t testing.TB) *form.Report {
	f, err := define.Parse("form.yaml", []byte(small))
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	r := form.NewReport(f)
	r.Agency, r.Year = "示例市司法局", 2024
	r.Particulars[form.Agency], r.Particulars[form.Year], r.Particulars[form.Date] = r.Agency, "2024", "2025年1月20日"
	r.SetNumber(f.Cells[0], decimal.NewFromInt(12))
	r.SetNumber(f.Cells[1], decimal.RequireFromString("0.5"))
	r.SetValue(f.Cells[3], form.Value{State: form.Stroke})
	r.Texts["overview"] = form.Text{Text: "新的情况。"}
	r.Texts["others"] = form.Text{Text: "没有其他。"}
	return r
}

// A sheetful is a document on the small form, part by part.
type sheetful struct{ title, overview, heading, table, others, closing string }

func (s sheetful) String() string {
	if s.heading == "" {
		s.heading = p("二、主动公开情况")
	}
	return s.title + p("一、总体情况") + s.overview + s.heading + s.table + p("三、其他事项") + s.others + s.closing
}

// unfilled is the form as it is sent out, written what Place makes of it.
var (
	unfilled = sheetful{title: p("政府信息公开工作年度报告"), overview: p("（文字描述）"), others: p("（文字描述）"),
		table: tbl(tr("", "本年制发件数", "本年收费金额"), tr("规章", "", ""), tr("规范性文件", "", ""))}
	written = sheetful{title: p("示例市司法局2024年政府信息公开工作年度报告"), overview: p("新的情况。"),
		others: p("没有其他。"),
		table:  tbl(tr("", "本年制发件数", "本年收费金额"), tr("规章", "12", "0.5"), tr("规范性文件", "", "/"))}
)

// with returns the document with another part.
func (s sheetful) with(change func(*sheetful)) sheetful {
	change(&s)
	return s
}

func remarks(list []Remark) string {
	var lines []string
	for _, r := range list {
		lines = append(lines, strings.TrimSpace(r.Place.String()+" "+r.Text))
	}
	return strings.Join(lines, "\n")
}

const noClosing = "文档没有落款日期，成文日期“2025年1月20日”没有写进去"

func TestByLabels(t *testing.T) {
	title := func(lines ...string) func(*sheetful) {
		return func(s *sheetful) {
			s.title = ""
			for _, l := range lines {
				s.title += p(l)
			}
		}
	}
	for _, test := range []struct {
		name         string
		before, want sheetful
		remarks      string
	}{
		{"blank", unfilled, written, noClosing},
		{"model's title", unfilled.with(title("政府信息公开工作年度报告格式模板")), written, noClosing},
		{"model's title in brackets", unfilled.with(title("政府信息公开工作年度报告（样式）")), written, noClosing},
		{"holes", unfilled.with(title("××市××局20××年政府信息公开工作年度报告")), written, noClosing},
		{"named holes", unfilled.with(title("（机关名称）（年份）年政府信息公开工作年度报告")), written, noClosing},
		{"hole of spaces", unfilled.with(title("XX单位　 年政府信息公开工作年度报告")),
			written.with(title("示例市司法局　 2024年政府信息公开工作年度报告")), noClosing},
		{"last year's", unfilled.with(title("样本市水务局2023年政府信息公开工作年度报告")), written, noClosing},
		{"last year's over runs", unfilled.with(func(s *sheetful) {
			s.title = p("样本", "*市水务局", "20", "*23", "年政府信息公开工作年度报告")
		}),
			written.with(func(s *sheetful) {
				s.title = p("示例市司法局", "2024", "年政府信息公开工作年度报告")
			}), noClosing},
		{"two lines", unfilled.with(title("样本市水务局", "2023年政府信息公开工作年度报告")),
			written.with(title("示例市司法局", "2024年政府信息公开工作年度报告")), noClosing},
		{"three lines", unfilled.with(title("样本市水务局", "二〇二三年度", "政府信息公开工作年度报告")),
			written.with(title("示例市司法局", "二〇二四年度", "政府信息公开工作年度报告")), noClosing},
		{"agency and year above", unfilled.with(title("样本市水务局2023年", "政府信息公开工作年度报告")),
			written.with(title("示例市司法局2024年", "政府信息公开工作年度报告")), noClosing},
		{"year below", unfilled.with(title("样本市水务局政府信息公开工作年度报告", "（2023年度）")),
			written.with(title("示例市司法局政府信息公开工作年度报告", "（2024年度）")), noClosing},
		{"year first", unfilled.with(title("2023年样本市水务局政府信息公开工作年度报告")),
			written.with(title("2024年示例市司法局政府信息公开工作年度报告")), noClosing},
		{"on the cover and above the text",
			unfilled.with(title("样本市水务局", "2023年", "政府信息公开工作年度报告",
				"样本市水务局2023年政府信息公开工作年度报告", "2023年的报告")),
			written.with(title("示例市司法局", "2024年", "政府信息公开工作年度报告",
				"示例市司法局2024年政府信息公开工作年度报告", "2024年的报告")), noClosing},
		{"agency below", unfilled.with(title("2023年政府信息公开工作年度报告", "样本市水务局")),
			written.with(title("2024年政府信息公开工作年度报告", "示例市司法局")), noClosing},
		{"agency over two lines", unfilled.with(title("样本市", "水务局", "2023年政府信息公开工作年度报告")),
			written.with(title("示例市司法局", "", "2024年政府信息公开工作年度报告")), noClosing},
		{"last year's day", unfilled.with(title("样本市水务局2023年政府信息公开工作年度报告", "（二〇二四年一月十八日）")),
			written.with(title("示例市司法局2024年政府信息公开工作年度报告", "（2025年1月20日）")), ""},
		{"last year's day behind the agency", unfilled.with(title("样本市水务局2023年政府信息公开工作年度报告", "样本市水务局　2024年1月18日")),
			written.with(title("示例市司法局2024年政府信息公开工作年度报告", "示例市司法局　2025年1月20日")), ""},
		{"a hole for the day", unfilled.with(title("样本市水务局2023年政府信息公开工作年度报告", "20××年×月×日")),
			written.with(title("示例市司法局2024年政府信息公开工作年度报告", "2025年1月20日")), ""},
		{"the agency behind a label below", unfilled.with(title("2023年政府信息公开工作年度报告", "填报单位：样本市水务局")),
			written.with(title("示例市司法局2024年政府信息公开工作年度报告", "填报单位：示例市司法局")), noClosing},
		{"in a table beside a label", unfilled.with(func(s *sheetful) {
			s.title = tbl(tr("名称", "样本市水务局2023年政府信息公开工作年度报告"))
		}),
			written.with(func(s *sheetful) {
				s.title = tbl(tr("名称", "示例市司法局2024年政府信息公开工作年度报告"))
			}), noClosing},
		{"another agency beside the title", unfilled.with(title("2023年政府信息公开工作年度报告", "样本市水务局　2024年1月20日")),
			written.with(title("示例市司法局2024年政府信息公开工作年度报告", "样本市水务局　2024年1月20日")),
			noClosing + "\n第2段 标题旁边的“样本市水务局2024年1月20日”没有改，请核对"},
		{"the year's days below the title", unfilled.with(title("样本市水务局2023年政府信息公开工作年度报告", "（2023年1月1日至2023年12月31日）")),
			written.with(title("示例市司法局2024年政府信息公开工作年度报告", "（2024年1月1日至2024年12月31日）")), noClosing},
		{"another agency and the year beside the title", unfilled.with(title("2023年政府信息公开工作年度报告", "样本市水务局　2023年12月20日")),
			written.with(title("示例市司法局2024年政府信息公开工作年度报告", "样本市水务局　2024年12月20日")),
			noClosing + "\n第2段 标题旁边的“样本市水务局”没有改，请核对"},
		{"a hole below", unfilled.with(title("20××年政府信息公开工作年度报告", "××市××局")),
			written.with(title("2024年政府信息公开工作年度报告", "示例市司法局")), noClosing},
		{"a title over two lines", unfilled.with(title("2023年政府信息公开", "工作年度报告")),
			written.with(title("示例市司法局2024年政府信息公开", "工作年度报告")), noClosing},
		{"a name over two lines", unfilled.with(title("样本市住房和城乡建设", "局2023年政府信息公开工作年度报告")),
			written.with(title("示例市司法局", "2024年政府信息公开工作年度报告")), noClosing},
		{"no year in a title over two lines", unfilled.with(title("《样本市水务局政府信息公开", "工作年度报告》")),
			written.with(title("《示例市司法局2024年政府信息公开", "工作年度报告》")), noClosing},
		{"wide digits", unfilled.with(title("样本市水务局２０２３年政府信息公开工作年度报告")),
			written.with(title("示例市司法局２０２４年政府信息公开工作年度报告")), noClosing},
		{"attachment above", unfilled.with(title("附件2", "政府信息公开工作年度报告")),
			written.with(title("附件2", "示例市司法局2024年政府信息公开工作年度报告")), noClosing},
		{"notice before the form",
			unfilled.with(func(s *sheetful) { s.title = p("关于编制政府信息公开工作年度报告的通知") + s.title }),
			written.with(func(s *sheetful) { s.title = p("关于编制政府信息公开工作年度报告的通知") + s.title }),
			noClosing},
		{"blank paragraph for a text", unfilled.with(func(s *sheetful) { s.others = bare("<w:ind/>", "") }),
			written.with(func(s *sheetful) { s.others = bare("<w:ind/>", runOf("", "<w:t>没有其他。</w:t>")) }),
			noClosing},
		{"text as its siblings", unfilled.with(func(s *sheetful) {
			s.overview = bare("<w:ind/>", runOf("<w:i/>", "<w:t>（文字描述）</w:t>"))
			s.others = ""
		}),
			written.with(func(s *sheetful) {
				s.overview, s.others = bare("<w:ind/>", runOf("<w:i/>", "<w:t>新的情况。</w:t>")),
					bare("<w:ind/>", runOf("<w:i/>", "<w:t>没有其他。</w:t>"))
			}), noClosing},
		{"texts without a sibling", unfilled.with(func(s *sheetful) { s.overview, s.others = "", "" }), written,
			noClosing},
		{"heading that is followed by a table", unfilled.with(func(s *sheetful) { s.overview = tbl(tr("图", "表")) }),
			written.with(func(s *sheetful) { s.overview = p("新的情况。") + tbl(tr("图", "表")) }),
			noClosing + "\n一、总体情况 第1行第1格 从“图”开始的这个表不是格式规定的表，没有改，请核对里面的年度、名称和数"},
		{"heading that is followed by a table and a blank paragraph",
			unfilled.with(func(s *sheetful) { s.overview = tbl(tr("图", "表")) + "<w:p/>" }),
			written.with(func(s *sheetful) { s.overview = p("新的情况。") + tbl(tr("图", "表")) + "<w:p/>" }),
			noClosing + "\n一、总体情况 第1行第1格 从“图”开始的这个表不是格式规定的表，没有改，请核对里面的年度、名称和数"},
		{"old text of many paragraphs",
			unfilled.with(func(s *sheetful) { s.overview = p("旧一") + p("") + p("旧二") }), written, noClosing},
		{"picture in an old text",
			unfilled.with(func(s *sheetful) {
				s.overview = p("旧一") + "<w:p><w:r><w:drawing/></w:r></w:p>" +
					p("旧二")
			}),
			written.with(func(s *sheetful) { s.overview += "<w:p><w:r><w:drawing/></w:r></w:p>" }),
			noClosing + "\n第3段 “一、总体情况”里的图片没有改动，请核对是否还适用"},
		{"closing", unfilled.with(func(s *sheetful) { s.closing = p("样本市水务局") + p("2024年1月9日") }),
			written.with(func(s *sheetful) { s.closing = p("示例市司法局") + p("2025年1月20日") }), ""},
		{"closing in one line", unfilled.with(func(s *sheetful) { s.closing = p("样本市水务局（印章）　2024年1月9日") }),
			written.with(func(s *sheetful) { s.closing = p("示例市司法局（印章）　2025年1月20日") }), ""},
		{"closing in one line in figures", unfilled.with(func(s *sheetful) { s.closing = p("样本市水务局　2024.1.9") }),
			written.with(func(s *sheetful) { s.closing = p("示例市司法局　2025年1月20日") }), ""},
		{"closing with a line for the seal", unfilled.with(func(s *sheetful) { s.closing = p("样本市水务局") + p("（盖章）") + p("2024年1月9日") }),
			written.with(func(s *sheetful) { s.closing = p("示例市司法局") + p("") + p("2025年1月20日") }), ""},
		{"dates behind it and in the text above", unfilled.with(func(s *sheetful) {
			s.title = p("样本市水务局2023年政府信息公开工作年度报告")
			s.others = p("第一次：2023年5月20日") + p("2023.9.20")
			s.closing = p("样本市水务局") + p("2024年1月9日") + p("统计期限：2023年1月1日至2023年12月31日")
		}),
			written.with(func(s *sheetful) {
				s.closing = p("示例市司法局") + p("2025年1月20日") + p("统计期限：2024年1月1日至2024年12月31日")
			}), ""},
		{"closing with letters for zeros", unfilled.with(func(s *sheetful) { s.closing = p("样本市水务局") + p("二O二四年一月九日") }),
			written.with(func(s *sheetful) { s.closing = p("示例市司法局") + p("2025年1月20日") }), ""},
		{"closing in figures", unfilled.with(func(s *sheetful) { s.closing = p("样本市水务局") + p("2024.1.9") }),
			written.with(func(s *sheetful) { s.closing = p("示例市司法局") + p("2025年1月20日") }), ""},
		{"when last year's was written", unfilled.with(func(s *sheetful) {
			s.title = p("示例政发〔2024〕5号") + p("样本市水务局2023年政府信息公开工作年度报告") + p("（国办公开办函〔2021〕30号）")
			s.closing = p("样本市水务局") + p("2024年1月9日") + p("办公室　2024年1月10日印发")
		}), written.with(func(s *sheetful) {
			s.title = p("示例政发〔2024〕5号") + s.title + p("（国办公开办函〔2021〕30号）")
			s.closing = p("示例市司法局") + p("2025年1月20日") + p("办公室　2024年1月10日印发")
		}), "第1段 这一段里的“〔2024〕5号”没有改，请核对\n第11段 这一段里的“2024年1月10日”没有改，请核对"},
		{"closing with a label", unfilled.with(func(s *sheetful) { s.closing = p("样本市水务局") + p("成文日期：2024年1月9日。") }),
			written.with(func(s *sheetful) { s.closing = p("示例市司法局") + p("2025年1月20日") }), ""},
		{"closing with a seal and a day of the week", unfilled.with(func(s *sheetful) {
			s.closing = p("样本市水务局") + p("2024年1月9号　星期二（公章）")
		}), written.with(func(s *sheetful) { s.closing = p("示例市司法局") + p("2025年1月20日（公章）") }), ""},
		{"closing in brackets", unfilled.with(func(s *sheetful) { s.closing = p("样本市水务局") + p("（20240109）") }),
			written.with(func(s *sheetful) { s.closing = p("示例市司法局") + p("（2025年1月20日）") }), ""},
		{"closing with a month", unfilled.with(func(s *sheetful) { s.closing = p("样本市水务局") + p("2024年1月") }),
			written.with(func(s *sheetful) { s.closing = p("示例市司法局") + p("2025年1月20日") }), ""},
		{"closing in one line with a seal behind", unfilled.with(func(s *sheetful) { s.closing = p("样本市水务局　2024年元月9号（盖章）") }),
			written.with(func(s *sheetful) { s.closing = p("示例市司法局　2025年1月20日（盖章）") }), ""},
		{"closing with holes", unfilled.with(func(s *sheetful) { s.closing = p("××局") + p("20××年×月×日") }),
			written.with(func(s *sheetful) { s.closing = p("示例市司法局") + p("2025年1月20日") }), ""},
		{"last year's introduction", unfilled.with(func(s *sheetful) {
			s.title = p("样本市水务局2023年政府信息公开工作年度报告") + p("样本市水务局", "在20", "23年。")
		}),
			written.with(func(s *sheetful) { s.title += p("示例市司法局", "在2024", "年。") }), noClosing},
		{"introduction below a title of three lines", unfilled.with(func(s *sheetful) {
			s.title = p("样本市水务局") + p("二○二三年") + p("政府信息公开工作年度报告") + p("样本市水务局在2023年。")
		}), written.with(func(s *sheetful) {
			s.title = p("示例市司法局") + p("二○二四年") + p("政府信息公开工作年度报告") + p("示例市司法局在2024年。")
		}), noClosing},
		{"what stays of last year", unfilled.with(func(s *sheetful) {
			s.title = p("样本市水务局2023年政府信息公开工作年度报告") + p("比2022年多。") +
				p("本报告由办公室编制，有疑问请来电来函联系。")
		}), written.with(func(s *sheetful) {
			s.title += p("比2022年多。") + p("本报告由办公室编制，有疑问请来电来函联系。")
		}),
			noClosing + "\n第2段 这一段里的“2022年”没有改，请核对\n第3段 这一段不在统计表里，除年度和机关名称外没有改，请核对"},
		{"a row of the agency's own", unfilled.with(func(s *sheetful) {
			s.table = strings.Replace(s.table, "</w:tbl>", tr("其他文件", "3", "4")+"</w:tbl>", 1)
		}),
			written.with(func(s *sheetful) {
				s.table = strings.Replace(s.table, "</w:tbl>", tr("其他文件", "3", "4")+"</w:tbl>", 1)
			}), noClosing + "\n二、主动公开情况 第4行第2格 格式里没有这一格，这里的“3”没有改，请核对"},
		{"a row twice", unfilled.with(func(s *sheetful) {
			s.table = strings.Replace(s.table, "</w:tbl>", tr("规范性文件", "", "")+"</w:tbl>", 1)
		}),
			written.with(func(s *sheetful) {
				s.table = strings.Replace(s.table, "</w:tbl>", tr("规范性文件", "", "")+"</w:tbl>", 1)
			}), noClosing + "\n二、主动公开情况 第4行第1格 “规范性文件”这一行没有填，请核对它是否多余"},
		{"something to fill in", unfilled.with(func(s *sheetful) { s.title += p("由××编制") }),
			written.with(func(s *sheetful) { s.title += p("由××编制") }),
			noClosing + "\n第2段 这一段里的“××”没有填，请自己填写"},
		{"a unit behind the old figure", unfilled.with(func(s *sheetful) {
			s.table = tbl(tr("", "本年制发件数", "本年收费金额"), tr("规章", "3件", "700元"),
				tr("规范性文件", "4", "1"))
		}), written.with(func(s *sheetful) {
			s.table = tbl(tr("", "本年制发件数", "本年收费金额"), tr("规章", "12件", "5000元"),
				tr("规范性文件", "", "/"))
		}), noClosing},
		{"a column in another unit", unfilled.with(func(s *sheetful) {
			s.table = tbl(tr("", "本年制发件数", "本年收费金额（单位：元）"), tr("规章", "", ""),
				tr("规范性文件", "", ""))
		}), written.with(func(s *sheetful) {
			s.table = tbl(tr("", "本年制发件数", "本年收费金额（单位：元）"), tr("规章", "12", "5000"),
				tr("规范性文件", "", "/"))
		}), noClosing},
		{"a table with the particulars",
			unfilled.with(func(s *sheetful) { s.closing = tbl(tr("机关名称", "", "年度", "")) }),
			written.with(func(s *sheetful) { s.closing = tbl(tr("机关名称", "示例市司法局", "年度", "2024")) }),
			noClosing},
	} {
		t.Run(test.name, func(t *testing.T) {
			form := word(t, test.before.String(), nil)
			placed, err := ByLabels(form, smallReport(t), builtin, nil)
			if err != nil {
				t.Fatalf("ByLabels: %v", err)
			}
			wordtest.ValidateLike(t, placed.Package, form)
			data, err := placed.Package.Bytes()
			if err != nil {
				t.Fatalf("placed.Package.Bytes: %v", err)
			}
			if diff := cmp.Diff(short(test.want.String()), short(body(t, data))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(test.remarks, remarks(placed.Remarks)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// short leaves runs without text out of a body.
func short(xml string) string {
	return closed(strings.ReplaceAll(closed(xml), "<w:r><w:t/></w:r>", ""))
}

func TestErrors(t *testing.T) {
	table := func(rows ...string) sheetful { return unfilled.with(func(s *sheetful) { s.table = tbl(rows...) }) }
	head := tr("", "本年制发件数", "本年收费金额")
	for _, test := range []struct {
		name   string
		before sheetful
		want   []string
	}{
		{"no table", table(tr("甲")), []string{"正文：没有找到年报的统计表"}},
		{"no row", table(head, tr("规范性文件", "", "")),
			[]string{"正文：表“二、主动公开情况”里没有找到“规章”这一行，2 个数没有地方写"}},
		{"no column", table(tr("", "本年制发件数"), tr("规章", ""), tr("规范性文件", "")),
			[]string{"正文：表“二、主动公开情况”里没有找到“本年收费金额”这一列，2 个数没有地方写"}},
		{"no cell", table(head, tr("规章", ""), tr("规范性文件", "", "")),
			[]string{"正文表“二、主动公开情况”第2行第3格：“规章”的“本年收费金额”没有格子可填，请补上这一格"}},
		{"two figures in a cell", table(head, "<w:tr><w:tc>"+p("规章")+"</w:tc>"+tc(`<w:gridSpan w:val="2"/>`, "")+
			"</w:tr>", tr("规范性文件", "", "")),
			[]string{"正文表“二、主动公开情况”第2行第2格：“规章”的“本年收费金额”和“规章”的“本年制发件数”在同一格里，请拆开这一格"}},
		{"a figure's cell merged with one of another column", table(tr("", "备注", "本年制发件数", "本年收费金额"),
			"<w:tr>"+tc("", "规章")+tc(`<w:gridSpan w:val="2"/>`, "")+tc("", "")+"</w:tr>",
			tr("规范性文件", "", "", "")),
			[]string{"正文表“二、主动公开情况”第2行第2格：“规章”的“本年制发件数”的格子与旁边的格子合并在一起，请拆开这一格"}},
		{"a figure's cell merged with one of another row", table(head,
			"<w:tr>"+tc("", "其他文件")+tc(`<w:vMerge w:val="restart"/>`, "")+tc("", "")+"</w:tr>",
			"<w:tr>"+tc("", "规章")+tc(`<w:vMerge/>`, "")+tc("", "")+"</w:tr>", tr("规范性文件", "", "")),
			[]string{"正文表“二、主动公开情况”第3行第2格：“规章”的“本年制发件数”的格子与旁边的格子合并在一起，请拆开这一格"}},
		{"a table in a cell", table(head, tr("规章", tbl(tr(""))+p(""), ""), tr("规范性文件", "", "")),
			[]string{"正文表“二、主动公开情况”第2行第2格：“规章”的“本年制发件数”的格子里还有一个表格，请去掉里面的表格"}},
		{"two tables", table(head, tr("规章", "", ""), tr("规范性文件", "", ""), head, tr("规章", "", ""),
			tr("规范性文件", "", "")),
			[]string{"正文表“二、主动公开情况”第4行第2格：表“二、主动公开情况”有两个，不知道填哪一个，请删去一个"}},
		{"a row twice", table(head, tr("规章", "", ""), tr("规范性文件", "", ""), tr("规章", "", "")),
			[]string{"正文表“二、主动公开情况”第4行第1格：“规章”出现两次，不知道填哪一处，请改正标签"}},
		{"a divided cell", table("<w:tr>"+tc("", "")+tc(`<w:gridSpan w:val="2"/>`, "本年制发件数")+
			tc("", "本年收费金额")+"</w:tr>", tr("规章", "1", "2", ""), tr("规范性文件", "", "", "")),
			[]string{"正文表“二、主动公开情况”第2行第3格：“规章”的“本年制发件数”的位置有不止一格，不知道填哪一格，请改正表格"}},
		{"a divided column", table("<w:tr>"+tc("", "")+tc(`<w:gridSpan w:val="2"/>`, "本年制发件数")+
			tc("", "本年收费金额")+"</w:tr>", tr("", "上半年", "下半年", ""), tr("规章", "", "", ""),
			tr("规范性文件", "", "", "")),
			[]string{"正文表“二、主动公开情况”第2行第2格：“本年制发件数”下面还分了“上半年”，不知道填哪一列，请改正表格"}},
		{"a text twice", unfilled.with(func(s *sheetful) { s.closing = p("一、总体情况") + p("另一个") }),
			[]string{"正文第8段：“一、总体情况”的文字有两处，不知道填哪一处，请删去一处"}},
		{"no title", unfilled.with(func(s *sheetful) { s.title = "" }),
			[]string{"正文：没有找到标题“××年政府信息公开工作年度报告”，机关名称和年度没有地方写"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := ByLabels(word(t, test.before.String(), nil), smallReport(t), builtin, nil)
			var got []string
			var all wml.Errors
			if one := (*wml.Error)(nil); errors.As(err, &one) {
				got = []string{one.Error()}
			} else if errors.As(err, &all) {
				for _, e := range all {
					got = append(got, e.Error())
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	without := strings.Replace(unfilled.String(), p("三、其他事项")+p("（文字描述）"), "", 1)
	if _, err := ByLabels(word(t, without, nil), smallReport(t),
		builtin, nil); fmt.Sprint(err) != "正文：没有找到标题“三、其他事项”，这部分文字没有地方写" {
		t.Errorf("got %v", err)
	}
}

// TestComparesWhatItWrote shows that a text which would be read back otherwise is refused.
func TestComparesWhatItWrote(t *testing.T) {
	r := smallReport(t)
	r.Texts["overview"] = form.Text{Text: "新的情况。\n三、其他事项\n见上。"}
	_, err := ByLabels(word(t, unfilled.String(), nil), r, builtin, nil)
	if err == nil || !strings.Contains(err.Error(), "“一、总体情况”的文字填好后读出来与统计表不一致") {
		t.Errorf("got %v", err)
	}
}

// TestCompares shows that a document which says otherwise than the report is found out, whatever made it say so.
func TestCompares(t *testing.T) {
	for _, test := range []struct {
		name string
		doc  sheetful
		want string
	}{
		{"the same", written, ""},
		{"no year", written.with(func(s *sheetful) { s.title = p("政府信息公开工作年度报告") }), ""},
		{"another figure", written.with(func(s *sheetful) { s.table = strings.Replace(s.table, ">12<", ">21<", 1) }),
			"正文表“二、主动公开情况”第2行第2格：“规章”的“本年制发件数”应当是“12”，填好后读出来是“21”"},
		{"no stroke", written.with(func(s *sheetful) { s.table = strings.Replace(s.table, ">/<", "><", 1) }),
			"正文表“二、主动公开情况”第3行第3格：“规范性文件”的“本年收费金额”应当是“/”，填好后读出来是“”"},
		{"a figure too many", written.with(func(s *sheetful) {
			s.table = tbl(tr("", "本年制发件数", "本年收费金额"), tr("规章", "12", "0.5"), tr("规范性文件", "3", "/"))
		}),
			"正文表“二、主动公开情况”第3行第2格：“规范性文件”的“本年制发件数”应当是“”，填好后读出来是“3”"},
		{"another text", written.with(func(s *sheetful) { s.others = p("没有。") }),
			"正文第6段：“三、其他事项”的文字填好后读出来与统计表不一致，请看文字里有没有单独成行的标题、落款"},
		{"another year", written.with(func(s *sheetful) { s.title = p("示例市司法局2023年政府信息公开工作年度报告") }),
			"正文第1段：填好后读出来的年度不对"},
		{"no table", written.with(func(s *sheetful) { s.table = "" }), "正文：填好后没有找到年报的统计表，没有保存"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := smallReport(t)
			work := &labelFiller{report: r, index: builtin, result: &Result{Package: word(t, test.doc.String(), nil)}}
			work.wanted, _ = formfields.Expand(r)
			work.compare()
			if diff := cmp.Diff(test.want, work.problems.Error()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestHeadersFooters shows that headers and footers keep up, and that the changes are listed in order.
func TestHeadersFooters(t *testing.T) {
	before := unfilled.with(func(s *sheetful) { s.title = p("样本市水务局2023年政府信息公开工作年度报告") })
	pkg := word(t, before.String(), map[string]string{
		"header.xml": "<w:hdr " + wordNS + ">" + p("样本市水务局", "20", "*23年") + "</w:hdr>",
		"footer.xml": "<w:ftr " + wordNS + " >" + p("第2023页", "2023年报") + "</w:ftr>",
	})
	relations, _ := pkg.Part("_rels/.rels")
	pkg.Set("_rels/.rels", bytes.Replace(relations, []byte("</Rel"),
		[]byte(`<Relationship Id="r9" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="core.xml"/></Rel`), 1))
	pkg.Set("core.xml", []byte(`<c><dc:title>样本市水务局2023年&amp;报告</dc:title></c>`))
	placed, err := ByLabels(pkg, smallReport(t), builtin, nil)
	if err != nil {
		t.Fatalf("ByLabels: %v", err)
	}
	if core, _ := placed.Package.Part("core.xml"); string(core) != `<c>`+
		`<dc:title>示例市司法局2024年&amp;报告</dc:title></c>` {
		t.Errorf("properties %s", core)
	}
	header, _ := placed.Package.Part("word/header.xml")
	if want := "<w:hdr " + wordNS + ">" + p("示例市司法局", "2024", "*年") + "</w:hdr>"; string(header) != want {
		t.Errorf("header %s", header)
	}
	var got []string
	for _, c := range placed.Changes {
		got = append(got, fmt.Sprintf("%s %s: %s → %s", c.Place, c.What, c.Before, c.After))
	}
	want := []string{
		"第1段 标题: 样本市水务局2023年政府信息公开工作年度报告 → 示例市司法局2024年政府信息公开工作年度报告",
		"第3段 一、总体情况: （文字描述） → 新的情况。",
		"二、主动公开情况 第2行第2格 “规章”的“本年制发件数”:  → 12",
		"二、主动公开情况 第2行第3格 “规章”的“本年收费金额”:  → 0.5",
		"二、主动公开情况 第3行第3格 “规范性文件”的“本年收费金额”:  → /",
		"第6段 三、其他事项: （文字描述） → 没有其他。",
		"页眉!第1段 年度、机关名称: 样本市水务局2023年 → 示例市司法局2024年",
		"页脚!第1段 年度、机关名称: 第2023页2023年报 → 第2023页2024年报",
		"文档属性 年度、机关名称: 样本市水务局2023年&报告 → 示例市司法局2024年&报告",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	changed := []string{"word/document.xml", "word/header.xml", "word/footer.xml", "core.xml"}
	for _, part := range placed.Package.Parts() {
		old, _ := pkg.Part(part.Name)
		if !slices.Contains(changed, part.Name) && string(old) != string(part.Data) {
			t.Errorf("%s has changed", part.Name)
		}
	}
}

// TestReplacedParagraphs shows that each paragraph of last year's is listed that is replaced, up to a bound.
func TestReplacedParagraphs(t *testing.T) {
	r := smallReport(t)
	overview := func(lines ...string) func() {
		return func() { r.Texts["overview"] = form.Text{Text: strings.Join(lines, "\n")} }
	}
	many := func(word string, n int) (lines []string) {
		for i := range n {
			lines = append(lines, fmt.Sprintf("%s%d。", word, i))
		}
		return lines
	}
	for _, test := range []struct {
		name string
		now  func()
		old  []string
		want []string
	}{
		{"all", overview("甲。", "乙。"), []string{"旧甲。", "旧乙。", "旧丙。"}, []string{"旧甲。 → 甲。", "旧乙。 → 乙。", "旧丙。 → "}},
		{"more than there were", overview("甲。", "乙。", "丙。"), []string{"旧甲。", "旧乙。"}, []string{"旧甲。 → 甲。", "旧乙。 → 乙。\n丙。"}},
		{"one in the midst", overview("甲。", "乙。", "丙。"), []string{"甲。", "旧乙。", "丙。"}, []string{"旧乙。 → 乙。"}},
		{"one has gone", overview("甲。", "丙。"), []string{"甲。", "旧乙。", "丙。"}, []string{"旧乙。 → "}},
		{"very many", overview(many("新", 90)...), many("旧", 90), nil},
	} {
		test.now()
		placed, err := ByLabels(word(t, unfilled.with(func(s *sheetful) {
			s.overview = ""
			for _, line := range test.old {
				s.overview += p(line)
			}
		}).String(), nil), r, builtin, nil)
		if err != nil {
			t.Fatalf("ByLabels: %v", err)
		}
		var got []string
		for _, c := range placed.Changes {
			if strings.HasPrefix(c.What, "一、总体情况") {
				got = append(got, c.Before+" → "+c.After)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" && test.want != nil {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
		if test.want == nil && (len(got) != maxReplaced || !strings.Contains(got[maxReplaced-1], "旧89。")) {
			t.Errorf("%s: %d changes, the last %s", test.name, len(got), got[len(got)-1])
		}
	}
}

// TestOtherEdition shows that a document on another edition is called that before its rows are missed.
func TestOtherEdition(t *testing.T) {
	editions := define.Builtin()
	h := &hand{Rand: rand.New(rand.NewPCG(1, 0)), form: editions[0]}
	pkg := word(t, h.document(), nil)
	h.form = editions[1]
	_, err := ByLabels(pkg, h.report(), builtin, nil)
	if err == nil || err.Error() != "这份文档是 2019版的格式，而统计表是 2021版的" {
		t.Errorf("got %v", err)
	}
}

// FuzzByLabels fills a report into any text between two good halves of a document.
func FuzzByLabels(f *testing.F) {
	for _, seed := range []string{"", p("x"), tbl(tr("规章", "1", "2")), "<w:p>", unfilled.table, p("三、其他事项"),
		p("示例市司法局"), p("2024年1月9日")} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, above, below string) {
		pkg := word(t, "", nil)
		pkg.Set("word/document.xml", []byte("<w:document "+wordNS+"><w:body>"+above+unfilled.String()+
			below+"</w:body></w:document>"))
		placed, err := ByLabels(pkg, smallReport(t), builtin, nil)
		if err != nil {
			return
		}
		data, err := placed.Package.Bytes()
		if err != nil {
			t.Fatalf("placed.Package.Bytes: %v", err)
		}
		again, err := opc.Read(data)
		if err != nil {
			return // what is refused now would have been refused before
		}
		if _, err := edit.Read(again); err != nil {
			t.Fatalf("%q, %q: %v", above, below, err)
		}
	})
}

// TestFiguresStayOnALine shows that a blank form gets figures in one size, in the middle of their cells, that a column too
// narrow for a total makes all of them smaller, and that one in which nothing goes is told of.
func TestFiguresStayOnALine(t *testing.T) {
	r := smallReport(t)
	r.SetNumber(r.Form.Cells[0], decimal.NewFromInt(13612))
	narrow := func(width int) sheetful {
		return unfilled.with(func(s *sheetful) {
			s.table = strings.ReplaceAll(s.table, "<w:tbl>", fmt.Sprintf(`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol`+
				` w:w="2000"/><w:gridCol w:w="%d"/><w:gridCol w:w="%[1]d"/></w:tblGrid>`, width))
		})
	}
	for width, want := range map[int]struct {
		size   string
		remark bool
	}{2000: {`<w:sz w:val="21"/>`, false}, 700: {`<w:sz w:val="14"/>`, false}, 330: {`<w:sz w:val="13"/>`, true}} {
		got, err := ByLabels(word(t, narrow(width).String(), nil), r, builtin, nil)
		if err != nil {
			t.Fatalf("ByLabels: %v", err)
		}
		data, _ := got.Package.Part("word/document.xml")
		table := string(data[bytes.Index(data, []byte("<w:tbl>")):bytes.Index(data, []byte("</w:tbl>"))])
		if n := strings.Count(table, `<w:jc w:val="center"/>`); n != 3 {
			t.Errorf("%d: %d cells are centred", width, n)
		}
		if n := strings.Count(table, want.size); n != 3 && width < 2000 {
			t.Errorf("%d: %d cells in %s:\n%s", width, n, want.size, table)
		}
		if is := strings.Contains(remarks(got.Remarks), "“13612”在这一格里一行放不下"); is != want.remark {
			t.Errorf("%d: %s", width, remarks(got.Remarks))
		}
	}
}
