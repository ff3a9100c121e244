package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// Names of agencies that there are not: a county of two characters, an office of its government.
var (
	first   = strings.Split("安平清宁和昌永兴泰丰嘉瑞景德广惠金玉云霞青白红紫东西南北中上下", "")
	second  = strings.Split("山川河湖江海林田原谷泉溪岭坡台亭桥门阳阴城镇乡里庄岗湾洲滩浦港岛", "")
	areas   = []string{"县", "市", "区"}
	offices = strings.Fields("司法局 财政局 教育局 民政局 水利局 林业局 文化局 体育局 审计局 统计局 卫生健康局 医疗保障局 " +
		"农业农村局 自然资源局 生态环境局 交通运输局 应急管理局 市场监管局 住房和城乡建设局 人力资源和社会保障局 退役军人事务局 " +
		"发展和改革局 科学技术局 商务局 信访局 城市管理局 数据局 民族宗教局 乡村振兴局 机关事务管理局 文物局 粮食局 气象局 档案局 公安局 税务局")
)

// maxAgencies is how many different names there are.
var maxAgencies = len(first) * len(second) * len(areas) * len(offices)

// agencyName returns the name of the agency with a number, of neighbours the same county's.
func agencyName(i int) string {
	office, i := i%len(offices), i/len(offices)
	area, i := i%len(areas), i/len(areas)
	return first[i%len(first)] + second[i/len(first)] + areas[area] + offices[office]
}

// newReport returns the report of the agency with a number.
func newReport(f *form.Form, i, year int, seed uint64) *form.Report {
	random := rand.New(rand.NewPCG(seed, uint64(i)))
	r := form.NewReport(f)
	r.Agency, r.Year = agencyName(i), year
	r.Particulars[form.Agency], r.Particulars[form.Year] = r.Agency, fmt.Sprint(year)
	fill(r, random)
	for _, s := range f.Texts() {
		r.Texts[s.Text] = form.Text{Text: sentences(r, s.Text, random)}
	}
	return r
}

// fill gives a report figures for which all equations hold: few agencies have many applications, most have few.
func fill(r *form.Report, random *rand.Rand) {
	totals := r.Form.Totals()
	size := []int64{2, 5, 20, 100, 1000}[random.IntN(5)]
	for _, c := range r.Form.Cells {
		if totals[c] != nil {
			continue
		}
		n := int64(0)
		if random.IntN(3) > 0 {
			n = random.Int64N(size)
		}
		number := decimal.NewFromInt(n)
		if c.Column.Node.Decimal || c.Row.Node.Decimal {
			number = decimal.New(random.Int64N(size*100), -2)
		}
		r.SetNumber(c, number)
	}
	total(r, totals)
	for range len(r.Form.Relations) { // what one is put right by, another may count
		for _, relation := range r.Form.Relations {
			for _, e := range relation.Equations {
				if e.IsEquality() && !e.IsRatio() && !e.IsOutside() && !e.Balanced(r.Number) {
					balance(r, e, totals)
					total(r, totals)
				}
			}
		}
	}
}

// total calculates the totals, those of totals last.
func total(r *form.Report, totals map[*form.Cell]*form.Equation) {
	for range 3 {
		for _, c := range r.Form.Cells {
			if e := totals[c]; e != nil {
				if n, ok := e.Value(r.Number); ok {
					r.SetNumber(c, n)
				}
			}
		}
	}
}

// balance adds to the first figure of the smaller side that is no total what that lacks.
func balance(r *form.Report, e *form.Equation, totals map[*form.Cell]*form.Equation) {
	less, more := e.Left, e.Right
	lack := sum(r, more).Sub(sum(r, less))
	if lack.IsNegative() {
		less, lack = more, lack.Neg()
	}
	for _, t := range less {
		if totals[t.Cell] == nil && !t.Negative {
			r.SetNumber(t.Cell, r.Number(t.Cell).Add(lack))
			return
		}
	}
}

func sum(r *form.Report, terms []form.Term) decimal.Decimal {
	n := decimal.Zero
	for _, t := range terms {
		if t.Negative {
			n = n.Sub(r.Number(t.Cell))
		} else {
			n = n.Add(r.Number(t.Cell))
		}
	}
	return n
}

// What overviews and other texts are made of: of each line one of the sentences.
var said = map[string][][]string{
	"overview": {
		{"%s围绕中心工作主动公开政府信息，及时更新栏目内容。", "%s按照清单主动公开政府信息，重点领域逐项落实。",
			"%s把主动公开政府信息作为日常工作，年初列出计划。", "%s依法主动公开政府信息，凡应公开的都按期发布。"},
		{"依申请公开工作按规定登记、审核、答复，流程有人负责。", "公开申请由专人登记，答复前经过法制审核。",
			"对公开申请建立台账，办理各环节留有记录。", "公开申请的受理渠道保持畅通，答复文书格式统一。"},
		{"政府信息管理方面，对规范性文件定期清理。", "信息管理制度逐步完善，发布前进行保密审查。",
			"加强信息管理，属性认定与公文起草同步。", "做好信息管理，对已发布内容动态调整。"},
		{"平台建设方面，门户网站专栏布局作了调整。", "网站和公众号由同一科室维护，内容保持一致。",
			"在办事大厅设公开专区，摆放查阅设备。", "依托统一平台发布，栏目检索更加方便。"},
		{"监督保障方面，组织了业务培训。", "公开工作列入考核，每季度通报一次。", "邀请群众代表评议，听取意见。", "明确分管领导和专人，加强监督保障。"},
	},
	"problems": {
		{"%s的公开内容还不够丰富。", "%s的政策解读形式比较单一。", "%s个别栏目更新不够及时。", "%s工作人员的业务水平有待提高。"},
		{"下一步将梳理公开事项，补充群众关心的内容。", "下一步将采用图表和问答改进解读。", "下一步将落实栏目责任，按月检查。",
			"下一步将组织学习，改进办理质量。"},
	},
}

// sentences returns a text of a report.
func sentences(r *form.Report, text string, random *rand.Rand) string {
	lines, ok := said[text]
	if !ok {
		return "无其他需要报告的事项。"
	}
	var b strings.Builder
	for _, choice := range lines {
		one := choice[random.IntN(len(choice))]
		if strings.Contains(one, "%s") {
			one = fmt.Sprintf(one, r.Agency)
		}
		b.WriteString(one)
	}
	return b.String()
}
