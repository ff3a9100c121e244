package texts

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

// traps are sentences in the style of published reports that come near to breaking a rule, and must not.
var traps = strings.Split(`除1件延期答复外，收到的政府信息公开申请均已办结。
收到政府信息公开申请12件，已全部按期答复，无逾期情况。
“12345”政务服务热线受理群众诉求259件，办结率100%，全部办结。
人大代表建议12件、政协提案8件均已办结，答复率100%。
受理行政复议案件35件，均维持原行政行为。
新收政府信息公开申请12件，上年结转4件已全部办结，结转下年度3件。
收到政府信息公开申请12件，上年结转的3件均已办结，其中信函6件。
收到政府信息公开申请12件（含上年结转3件），除3件结转外均已办结。
收到政府信息公开申请12件（含上年结转3件），到期的均已答复，另有3件尚在办理。
上年无结转，收到政府信息公开申请12件，答复9件。
培训统一使用身份证登录，数据编号为2024010112345678901。
信息公开申请按时办结率为100%，均在法定期限内答复。
修订《示例市政务公开工作要点》（示政办发〔2024〕5号），公布指南。
（一）强化领导。(二)健全制度，公开率100%，满意率100%。
咨询电话：13800138000，地址：示例区示例路8号行政中心3号楼501室。
如需查阅纸质版，请到示例区示例花园小区12栋2单元501室居委会。
工商注册号320800000012345，统一社会信用代码11320800014277834F。
项目编号2024010112345678901，合同号62220000000000000。
预算公开：收入1000000元，支出0元，3×5米。
二〇二四年，二○二四年，１２月。
依据《国务院办公厅关于印发〈2021年政务公开工作要点〉的通知》（国办发〔2021〕12号）和国务院令第711号。
依据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函[2021]30号）。
收取信息处理费0元，收取检索、复制、邮寄等费用共计0元。
2024年1月至2024年12月，年均增长；上半年月报12期。
今年 日均公开3条信息，公开 条例解读、 件件有回应。
哪些信息公开？条例有规定。做到件件有着落…条条有回音。设主动公开篇、解读篇，收到申请（信函件、当面件）。
公开率（%）和满意率见附件，全年收到申请…其余见第三部分。
培训时间为2024年3月1日至3月5日，数据截至2024年12月31日。`, "\n")

// TestTraps keeps silent about sentences in the style of published reports.
func TestTraps(t *testing.T) {
	f := define.Builtin()[1]
	for _, line := range traps {
		r := form.NewReport(f)
		r.Agency, r.Year = "示例市人民政府", 2024
		for _, c := range f.Cells {
			r.SetNumber(c, decimal.NewFromInt(3))
		}
		r.Texts["others"] = form.Text{Text: line + "\n处理费", Lines: []form.Line{{Text: line}, {Text: "处理费"}}}
		p := rule.NewPass(r, define.Builtin())
		for _, of := range Rules {
			p.Run(of)
		}
		for _, x := range p.Findings() {
			t.Errorf("%s: %s %s", line, x.Rule.ID, x.Message)
		}
	}
}
