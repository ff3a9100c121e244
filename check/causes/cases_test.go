package causes

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/checktest"
	"nianbao/check/formulas"
	"nianbao/check/history"
	"nianbao/check/plausible"
	"nianbao/check/rule"
	"nianbao/check/sentences"
	"nianbao/check/totals"
	"nianbao/check/values"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// sound are the figures of a report that hangs together, and that fits lastSound.
const (
	sound = `applications.received.person=30 applications.received.company=12 applications.received.legal=4
		applications.carried_in.person=3 applications.granted.person=20 applications.granted.company=9
		applications.partial.person=5 applications.denied.secret.person=2 applications.unavailable.not_held.company=1
		applications.other.unpaid.legal=3 applications.carried_out.person=6 applications.carried_out.company=2
		applications.carried_out.legal=1 disputes.review.upheld=2 disputes.review.pending=1
		documents.normative.issued=7 documents.normative.repealed=3 documents.normative.effective=42
		licensing.permits.decisions=1208 enforcement.penalties.decisions=57 fees.charges.amount=25.13 `
	lastSound = `applications.received.person=24 applications.received.company=8 applications.carried_in.person=6
		applications.granted.person=20 applications.granted.company=8 applications.partial.person=7
		applications.carried_out.person=3 disputes.review.upheld=4 documents.normative.issued=5
		documents.normative.effective=38 licensing.permits.decisions=1100 enforcement.penalties.decisions=61
		fees.charges.amount=22.4 `
)

// noDisputes leaves their table blank.
const noDisputes = `disputes.review.upheld= disputes.review.corrected= disputes.review.other= disputes.review.pending=
	disputes.review.total= disputes.direct.upheld= disputes.direct.corrected= disputes.direct.other=
	disputes.direct.pending= disputes.direct.total= disputes.after_review.upheld= disputes.after_review.corrected=
	disputes.after_review.other= disputes.after_review.pending= disputes.after_review.total=`

// TestCases shows what is told of a report in which something is wrong: causes first, R01<0 follows the first.
func TestCases(t *testing.T) {
	for _, test := range []struct {
		name         string
		this, last   string // figures besides those of the sound reports
		says, before string // their first texts
		formulas     [][2]string
		words        [][2]string // that stand in cells
		want         []string
	}{
		{name: "nothing", says: "收到政府信息公开申请46件，予以公开29件。"},
		{name: "digits exchanged", this: "applications.granted.person=2", want: []string{
			"R01 A11 最可能是 表!A25：现为 2，应为 20（漏了一位数字），总计 A172、A31、A178 跟着改，改后全部相平；也可能" +
				"是 表!A39：现为 2，应为 20（漏了一位数字），总计 A172、A45、A178 跟着改，或者 表!A46：现为 0，应为 18（填成" +
				"了 0），总计 A172、A52、A178 跟着改 等，共 20 种可能；不排除别的可能，请对照台账核对。自然人：第一项 30 + 第" +
				"二项 3 = 33，第三项 9 + 第四项 6 = 15，相差 18。请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结" +
				"果有无漏计、重计。 !applications.granted.person=20 !applications.handled.person=27 !applications.granted.tot" +
				"al=29",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 22 + 第四项 9 = 31，相差 18。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "digits exchanged in a figure and right in its total", this: "applications.received.company=21 applications.received.total=46", want: []string{
			"R03 A17 最可能是 表!A12：现为 21，应为 12（数字颠倒），改后全部相平。一、本年新收政府信息公开申请数量：总计 " +
				"46，自然人和五类组织之和 55（30 + 21 + 4），相差 9。请核对本行六类申请人的数，总计应由公式算出，不要手工填写" +
				"。 !applications.received.company=12",
			"R01<0 A12 商业企业：第一项 21 + 第二项 0 = 21，第三项 10 + 第四项 2 = 12，相差 9。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a total that is not its sum", this: "applications.granted.total=92", want: []string{
			"R03 A31 最可能是 表!A31：现为 92，应为 29（数字颠倒），改后全部相平。（一）予以公开：总计 92，自然人和五类组" +
				"织之和 29（20 + 9），相差 63。请核对本行六类申请人的数，总计应由公式算出，不要手工填写。 !applications.grant" +
				"ed.total=29",
			"R02<0 A178 总计：（七）总计 40，（一）至（六）各行之和 103（92 + 5 + 2 + 1 + 3），相差 63。请核对本列（一）" +
				"至（六）各行有无漏填、多填，（七）总计应由公式算出，不要手工填写。",
		}},
		{name: "two totals that are not their sums", this: "applications.granted.total=92 disputes.review.total=5", want: []string{
			"R03 A31 最可能是 表!A31：现为 92，应为 29（数字颠倒），改后全部相平。（一）予以公开：总计 92，自然人和五类组" +
				"织之和 29（20 + 9），相差 63。请核对本行六类申请人的数，总计应由公式算出，不要手工填写。 !applications.grant" +
				"ed.total=29",
			"R02<0 A178 总计：（七）总计 40，（一）至（六）各行之和 103（92 + 5 + 2 + 1 + 3），相差 63。请核对本列（一）" +
				"至（六）各行有无漏填、多填，（七）总计应由公式算出，不要手工填写。",
			"R04 A190 最可能是 表!A186：现为 2，应为 4（有一位数字填错），改后全部相平；也可能是 表!A190：现为 5，应为 3" +
				"（有一位数字填错），或者 表!A189：现为 1，应为 3（有一位数字填错） 等，共 5 种可能，请对照台账核对。行政复议" +
				"：总计 5，四种结果之和 3（2 + 1），相差 2。请核对四种结果的件数，总计应由公式算出，不要手工填写。 !disputes." +
				"review.upheld=4 !disputes.review.total=3 !disputes.review.pending=3",
		}},
		{name: "the sum of all results", this: "applications.handled.person=29", want: []string{
			"R02 A172 最可能是 表!A172：现为 29，应为 27（数字敲错，与旁边的键相邻），改后全部相平。自然人：（七）总计 29" +
				"，（一）至（六）各行之和 27（20 + 5 + 2），相差 2。请核对本列（一）至（六）各行有无漏填、多填，（七）总计应" +
				"由公式算出，不要手工填写。 !applications.handled.person=27",
			"R03<0 A178 （七）总计：总计 40，自然人和五类组织之和 42（29 + 10 + 3），相差 2。请核对本行六类申请人的数，总" +
				"计应由公式算出，不要手工填写。",
			"R01<0 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 29 + 第四项 6 = 35，相差 2。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a figure in the wrong row", this: "applications.carried_in.person=0 applications.partial.legal=3", want: []string{
			"R01 A15 法律服务机构：第一项 4 + 第二项 0 = 4，第三项 6 + 第四项 1 = 7，相差 3。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"Y01 A18 最可能是 表!A18：现为 0，应为 3（与上年报告不衔接），改后全部相平；不排除别的可能，请对照台账核对。" +
				"自然人：上年结转 0，上年报告的“结转下年度继续办理” 3，相差 3。上年报告的“结转下年度继续办理”在 上年.xlsx 表!" +
				"A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。 !applications.carried_in.person=3",
			"R01<1 A11 自然人：第一项 30 + 第二项 0 = 30，第三项 27 + 第四项 6 = 33，相差 3。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<1 A17 总计：第一项 46 + 第二项 0 = 46，第三项 43 + 第四项 9 = 52，相差 6。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
			"Y01<1 A24 总计：上年结转 0，上年报告的“结转下年度继续办理” 3，相差 3。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A185。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "a figure in the next column", this: "applications.other.unpaid.legal=0 applications.other.unpaid.other=3", want: []string{
			"R01 A15 最可能是 表!A15：现为 4，应为 1（数字敲错，与旁边的键相邻），与 表!A16 一起改后全部相平。法律服务机" +
				"构：第一项 4 + 第二项 0 = 4，第三项 0 + 第四项 1 = 1，相差 3。请核对本列的第一、二、四项是否填错，再核对第三" +
				"项下各种办理结果有无漏计、重计。 !applications.received.legal=1 !applications.received.other=3",
			"R01<0 A16 其他：第一项 0 + 第二项 0 = 0，第三项 3 + 第四项 0 = 3，相差 3。请核对本列的第一、二、四项是否填错" +
				"，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "carried in of another column than last year's carried out", this: "applications.carried_in.person=0 applications.carried_in.company=3 applications.received.person=33 applications.received.company=9", want: []string{
			"Y01 A18 自然人：上年结转 0，上年报告的“结转下年度继续办理” 3，相差 3。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y01<0 A19 商业企业：上年结转 3，上年报告的“结转下年度继续办理” 0，相差 3。上年报告的“结转下年度继续办理”在 " +
				"上年.xlsx 表!A180。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "all of a row one to the right", this: "applications.received.person=0 applications.received.company=30 applications.received.research=12 applications.received.legal=0 applications.received.other=4", want: []string{
			"R01 A11 最可能是 表!A11 现为 0，应为 30；表!A12 现为 30，应为 12；表!A13 现为 12，应为 0；表!A15 现为 0，应" +
				"为 4；表!A16 现为 4，应为 0（这几列的数错了一列），改后全部相平。自然人：第一项 0 + 第二项 3 = 3，第三项 27 " +
				"+ 第四项 6 = 33，相差 30。请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。 !ap" +
				"plications.received.person=30 !applications.received.company=12 !applications.received.research=0 !applicati" +
				"ons.received.legal=4 !applications.received.other=0",
			"R01<0 A12 商业企业：第一项 30 + 第二项 0 = 30，第三项 10 + 第四项 2 = 12，相差 18。请核对本列的第一、二、四" +
				"项是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A13 科研机构：第一项 12 + 第二项 0 = 12，第三项 0 + 第四项 0 = 0，相差 12。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 0 + 第二项 0 = 0，第三项 3 + 第四项 1 = 4，相差 4。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A16 其他：第一项 4 + 第二项 0 = 4，第三项 0 + 第四项 0 = 0，相差 4。请核对本列的第一、二、四项是否填错" +
				"，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a row pasted into another", this: "applications.carried_out.person=30 applications.carried_out.company=12 applications.carried_out.legal=4", want: []string{
			"R01 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 27 + 第四项 30 = 57，相差 24。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。另外 2 处不平都用到 A11 到 A17：这一行的数与“四、结转下年" +
				"度继续办理”一行完全相同，多半是粘贴错了行，请先核对这一行。",
			"R01<0 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 10 + 第四项 12 = 22，相差 10。请核对本列的第一、二、四" +
				"项是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 4 + 第二项 0 = 4，第三项 3 + 第四项 4 = 7，相差 3。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 40 + 第四项 46 = 86，相差 37。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a row pasted into another, with its total", this: "applications.carried_out.person=20 applications.carried_out.company=9 applications.carried_out.legal=0 applications.carried_out.total=9", want: []string{
			"R03 A185 四、结转下年度继续办理：总计 9，自然人和五类组织之和 29（20 + 9），相差 20。请核对本行六类申请人的" +
				"数，总计应由公式算出，不要手工填写。这一处与另外 1 处都用到 A183“四、结转下年度继续办理”的“法律服务机构”（0" +
				"），请先核对这一格。另外 2 处不平都用到 A179 到 A185：这一行的总计也与各格之和不等，多半整行填错或粘贴错了，" +
				"请先核对这一行。",
			"R01<0 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 27 + 第四项 20 = 47，相差 14。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 10 + 第四项 9 = 19，相差 7。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 4 + 第二项 0 = 4，第三项 3 + 第四项 0 = 3，相差 1。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "two columns that do not hang together", this: "applications.granted.person=24 applications.granted.company=14", want: []string{
			"R01 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 31 + 第四项 6 = 37，相差 4。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 49 + 第四项 9 = 58，相差 9。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 15 + 第四项 2 = 17，相差 5。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "three columns that do not hang together", this: "applications.granted.person=24 applications.granted.company=14 applications.granted.legal=5", want: []string{
			"R01 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 31 + 第四项 6 = 37，相差 4。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。另有 2 处同样不平，多半是有一整行填错或粘贴错了行，请先看各" +
				"行有没有填串。",
			"R01<0 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 15 + 第四项 2 = 17，相差 5。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 4 + 第二项 0 = 4，第三项 8 + 第四项 1 = 9，相差 5。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 54 + 第四项 9 = 63，相差 14。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "three columns, by as much and by more", this: "applications.granted.person=31 applications.granted.company=20 applications.granted.legal=11", want: []string{
			"R01 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 38 + 第四项 6 = 44，相差 11。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。另有 2 处同样不平，多半是有一整行填错或粘贴错了行，请先看" +
				"各行有没有填串。",
			"R01<0 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 21 + 第四项 2 = 23，相差 11。请核对本列的第一、二、四" +
				"项是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 4 + 第二项 0 = 4，第三项 14 + 第四项 1 = 15，相差 11。请核对本列的第一、二、" +
				"四项是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 73 + 第四项 9 = 82，相差 33。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "carried in as nobody carried out, all of a row", this: "applications.carried_in.person=5 applications.carried_in.company=2 applications.carried_in.legal=1", want: []string{
			"Y01 A18 最可能是 表!A18：现为 5，应为 3（与上年报告不衔接），改后全部相平；不排除别的可能，请对照台账核对。" +
				"自然人：上年结转 5，上年报告的“结转下年度继续办理” 3，相差 2。上年报告的“结转下年度继续办理”在 上年.xlsx 表!" +
				"A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。另有 2 处同样不平，多半是有一整行填错或" +
				"粘贴错了行，请先看各行有没有填串。 !applications.carried_in.person=3",
			"R01<0 A11 自然人：第一项 30 + 第二项 5 = 35，第三项 27 + 第四项 6 = 33，相差 2。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。另有 2 处同样不平，多半是有一整行填错或粘贴错了行，请先看" +
				"各行有没有填串。",
			"R01<0 A12 商业企业：第一项 12 + 第二项 2 = 14，第三项 10 + 第四项 2 = 12，相差 2。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 4 + 第二项 1 = 5，第三项 3 + 第四项 1 = 4，相差 1。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 8 = 54，第三项 40 + 第四项 9 = 49，相差 5。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
			"Y01<0 A19 商业企业：上年结转 2，上年报告的“结转下年度继续办理” 0，相差 2。上年报告的“结转下年度继续办理”在 " +
				"上年.xlsx 表!A180。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y01<0 A22 法律服务机构：上年结转 1，上年报告的“结转下年度继续办理” 0，相差 1。上年报告的“结转下年度继续办理”" +
				"在 上年.xlsx 表!A183。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y01<0 A24 总计：上年结转 8，上年报告的“结转下年度继续办理” 3，相差 5。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A185。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "carried in as nobody carried out, made up for by another row", this: "applications.carried_in.person=5 applications.carried_in.company=2 applications.received.person=28 applications.received.company=10", want: []string{
			"Y01 A18 自然人：上年结转 5，上年报告的“结转下年度继续办理” 3，相差 2。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y01<0 A24 总计：上年结转 7，上年报告的“结转下年度继续办理” 3，相差 4。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A185。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y01 A19 商业企业：上年结转 2，上年报告的“结转下年度继续办理” 0，相差 2。上年报告的“结转下年度继续办理”在 上" +
				"年.xlsx 表!A180。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "a figure that is a text", words: [][2]string{{"applications.granted.person", "见附件"}}, want: []string{
			"V02 A25 “（一）予以公开”的“自然人”填的是“见附件”，不是数字。请改填不小于 0 的整数，没有发生的填 0。",
		}},
		{name: "a figure that is a text, its total without it", this: "applications.granted.person=0", words: [][2]string{{"applications.granted.person", "约20"}}, want: []string{
			"V02 A25 “（一）予以公开”的“自然人”填的是“约20”，不是数字。请改填不小于 0 的整数，没有发生的填 0。",
			"R01 A11 最可能是 表!A11：现为 30，应为 10（有一位数字填错），总计 A17 跟着改，改后全部相平；也可能是 表!A179" +
				"：现为 6，应为 26（漏了一位数字），总计 A185 跟着改，请对照台账核对。自然人：第一项 30 + 第二项 3 = 33，第三" +
				"项 7 + 第四项 6 = 13，相差 20。请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计" +
				"。 !applications.received.person=10 !applications.received.total=26 !applications.carried_out.person=26",
			"R01<1 A17 总计：第一项 46 + 第二项 3 = 49，第三项 20 + 第四项 9 = 29，相差 20。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a total that is a text", words: [][2]string{{"applications.granted.total", "合计"}}, want: []string{
			"V02 A31 “（一）予以公开”的“总计”填的是“合计”，不是数字。请改填不小于 0 的整数，没有发生的填 0。",
		}},
		{name: "two figures that are texts", words: [][2]string{{"applications.granted.person", "见附件"}, {"applications.partial.person", "见附件"}}, want: []string{
			"V02 A25 “（一）予以公开”的“自然人”填的是“见附件”，不是数字。请改填不小于 0 的整数，没有发生的填 0。",
			"V02 A32 “（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“自然人”填的是“见附件”，不是数字。请改填" +
				"不小于 0 的整数，没有发生的填 0。",
		}},
		{name: "a figure that is a number and words", words: [][2]string{{"applications.granted.person", "20件"}}, want: []string{
			"V05 A25 “（一）予以公开”的“自然人”填的是“20件”，读作 20 件。在表格里这是文字，求和公式不算它：请只填 20。",
		}},
		{name: "a figure that is a number and another's words", words: [][2]string{{"applications.granted.person", "20（其中信函5件）"}}, want: []string{
			"V05 A25 “（一）予以公开”的“自然人”填的是“20（其中信函5件）”，读作 20 件，括号里的说明“其中信函5件”不进表。请" +
				"核对。",
		}},
		{name: "a blank", this: "applications.partial.person=", want: []string{
			"R01 A11 最可能是 表!A32：现为 0，应为 5（漏填），总计 A172、A38、A178 跟着改，改后全部相平；也可能是 表!A25" +
				"：现为 20，应为 25（有一位数字填错），总计 A172、A31、A178 跟着改，或者 表!A39：现为 2，应为 7（有一位数字填" +
				"错），总计 A172、A45、A178 跟着改 等，共 21 种可能；不排除别的可能，请对照台账核对。自然人：第一项 30 + 第二" +
				"项 3 = 33，第三项 22 + 第四项 6 = 28，相差 5。请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结果" +
				"有无漏计、重计。 !applications.partial.person=5 !applications.handled.person=27 !applications.partial.total=" +
				"5",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 35 + 第四项 9 = 44，相差 5。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
			"V01 A32 “三、收到和处理政府信息公开申请情况”有 1 格空白（A32），按 0 计算，报告里照原样印。没有发生的请填 0" +
				"。",
		}},
		{name: "a blank total and a wrong figure", this: "applications.partial.total= applications.granted.person=21", want: []string{
			"V14 A38 1 格总计没有填：A38 应为 5。请填上公式，或者用 nianbao fix 改正。",
			"R01 A11 最可能是 表!A39：现为 2，应为 1（数字敲错，与旁边的键相邻），总计 A172、A45、A178 跟着改，改后全部相" +
				"平；也可能是 表!A179：现为 6，应为 5（数字敲错，与旁边的键相邻），总计 A185 跟着改，或者 表!A25：现为 21，应" +
				"为 20（数字敲错，与旁边的键相邻），总计 A172、A31、A178 跟着改 等，共 6 种可能，请对照台账核对。自然人：第一" +
				"项 30 + 第二项 3 = 33，第三项 28 + 第四项 6 = 34，相差 1。请核对本列的第一、二、四项是否填错，再核对第三项下" +
				"各种办理结果有无漏计、重计。 !applications.denied.secret.person=1 !applications.handled.person=27 !applicati" +
				"ons.denied.secret.total=1",
			"R01<1 A17 总计：第一项 46 + 第二项 3 = 49，第三项 41 + 第四项 9 = 50，相差 1。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a negative figure", this: "applications.partial.person=-5", want: []string{
			"V03 A32 “（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“自然人”是 -5，不能小于 0。请核对后改填" +
				"不小于 0 的整数。",
			"V03 A38 “（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“总计”是 -5，不能小于 0。请核对后改填不" +
				"小于 0 的整数。",
			"R01 A11 最可能是 表!A32：现为 -5，应为 5（正负号填反），总计 A172、A38、A178 跟着改，改后全部相平；也可能是 " +
				"表!A11：现为 30，应为 20（数字敲错，与旁边的键相邻），总计 A17 跟着改，或者 表!A25：现为 20，应为 30（数字敲" +
				"错，与旁边的键相邻），总计 A172、A31、A178 跟着改 等，共 23 种可能，请对照台账核对。自然人：第一项 30 + 第二" +
				"项 3 = 33，第三项 17 + 第四项 6 = 23，相差 10。请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结" +
				"果有无漏计、重计。 !applications.partial.person=5 !applications.handled.person=27 !applications.partial.tota" +
				"l=5",
			"R01<2 A17 总计：第一项 46 + 第二项 3 = 49，第三项 30 + 第四项 9 = 39，相差 10。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a broken figure", this: "applications.partial.person=4.5", want: []string{
			"V04 A32 “（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“自然人”是 4.5，件数必须是整数。请核对后" +
				"改填不小于 0 的整数。",
			"R01 A11 最可能是 表!A32：现为 4.5，应为 5（数字敲错，与旁边的键相邻），总计 A172、A38、A178 跟着改，改后全部" +
				"相平。自然人：第一项 30 + 第二项 3 = 33，第三项 26.5 + 第四项 6 = 32.5，相差 0.5。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。 !applications.partial.person=5 !applications.handled.pe" +
				"rson=27 !applications.partial.total=5 !applications.handled.total=40",
			"R01<1 A17 总计：第一项 46 + 第二项 3 = 49，第三项 39.5 + 第四项 9 = 48.5，相差 0.5。请核对本列的第一、二、四" +
				"项是否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a formula of the wrong cells", this: "applications.granted.total=20", formulas: [][2]string{{"applications.granted.total", "SUM(applications.granted.person:applications.granted.person)"}}, want: []string{
			"F02 A31 “（一）予以公开”的“总计”的公式 =SUM(A25:A25) 漏加了“商业企业”（A26）、“科研机构”（A27）、“社会公益组" +
				"织”（A28）、“法律服务机构”（A29）、“其他”（A30）。应为 =SUM(A25:A30)，请改正，或者用 nianbao fix 改正。",
			"R03<0 A31 （一）予以公开：总计 20，自然人和五类组织之和 29（20 + 9），相差 9。总计是公式 =SUM(A25:A25)：请看" +
				"它有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。",
			"R02<0 A178 总计：（七）总计 40，（一）至（六）各行之和 31（20 + 5 + 2 + 1 + 3），相差 9。请核对本列（一）至" +
				"（六）各行有无漏填、多填，（七）总计应由公式算出，不要手工填写。",
		}},
		{name: "a formula of too many cells", this: "applications.granted.total=34", formulas: [][2]string{{"applications.granted.total", "SUM(applications.granted.person:applications.granted.other)+applications.partial.person"}}, want: []string{
			"F03 A31 “（一）予以公开”的“总计”的公式 =SUM(A25:A30)+A32 多加了“（二）部分公开（区分处理的，只计这一情形，不" +
				"计其他情形）”的“自然人”（A32）。应为 =SUM(A25:A30)，请改正，或者用 nianbao fix 改正。",
			"R03<0 A31 （一）予以公开：总计 34，自然人和五类组织之和 29（20 + 9），相差 5。总计是公式 =SUM(A25:A30)+A32：" +
				"请看它有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。",
			"R02<0 A178 总计：（七）总计 40，（一）至（六）各行之和 45（34 + 5 + 2 + 1 + 3），相差 5。请核对本列（一）至" +
				"（六）各行有无漏填、多填，（七）总计应由公式算出，不要手工填写。",
		}},
		{name: "an old result", this: "applications.granted.total=30 applications.handled.total=41", formulas: [][2]string{{"applications.granted.total", "SUM(applications.granted.person:applications.granted.other)"}}, want: []string{
			"F12 A31 “（一）予以公开”的“总计”的公式 =SUM(A25:A30) 现在应当算出 29，文件里存的结果却是 30。请用 WPS 或 Exc" +
				"el 打开，按 F9 重新计算并保存，再核对。",
			"R03<0 A31 （一）予以公开：总计 30，自然人和五类组织之和 29（20 + 9），相差 1。总计是公式 =SUM(A25:A30)：请看" +
				"它有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。",
			"R03 A178 最可能是 表!A178：现为 41，应为 40（数字敲错，与旁边的键相邻），改后全部相平。（七）总计：总计 41，" +
				"自然人和五类组织之和 40（27 + 10 + 3），相差 1。请核对本行六类申请人的数，总计应由公式算出，不要手工填写。 !" +
				"applications.handled.total=40",
			"R01<2 A17 总计：第一项 46 + 第二项 3 = 49，第三项 41 + 第四项 9 = 50，相差 1。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "an old result, of which others are made", this: "applications.granted.total=30 applications.handled.total=41", formulas: [][2]string{{"applications.granted.total", "SUM(applications.granted.person:applications.granted.other)"}, {"applications.handled.total", "applications.granted.total+applications.partial.total+applications.denied.secret.total+applications.unavailable.not_held.total+applications.other.unpaid.total"}}, want: []string{
			"F12 A31 有 2 格公式存的结果不是现在应当算出的：A31 存的是 30，应当是 29；A178 存的是 41，应当是 40。请用 WPS" +
				" 或 Excel 打开，按 F9 重新计算并保存，再核对。",
			"R03<0 A31 （一）予以公开：总计 30，自然人和五类组织之和 29（20 + 9），相差 1。总计是公式 =SUM(A25:A30)：请看" +
				"它有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。",
			"R03<0 A178 （七）总计：总计 41，自然人和五类组织之和 40（27 + 10 + 3），相差 1。总计是公式 =A31+A38+A45+A101" +
				"+A164：请看它有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 41 + 第四项 9 = 50，相差 1。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
			"F02 A178 “（七）总计”的“总计”的公式 =A31+A38+A45+A101+A164 漏加了“2.其他法律行政法规禁止公开”的“自然人”（A46" +
				"）、“2.其他法律行政法规禁止公开”的“商业企业”（A47）、“2.其他法律行政法规禁止公开”的“科研机构”（A48）、“2.其" +
				"他法律行政法规禁止公开”的“社会公益组织”（A49）、“2.其他法律行政法规禁止公开”的“法律服务机构”（A50）、“2.其他" +
				"法律行政法规禁止公开”的“其他”（A51）、“3.危及‘三安全一稳定’”的“自然人”（A53）、“3.危及‘三安全一稳定’”的“商业" +
				"企业”（A54） 等 96 格。应为 =SUM(A31,A38,A45,A52,A59,A66,A73,A80,A87,A94,A101,A108,A115,A122,A129,A136,A143," +
				"A150,A157,A164,A171)，请改正，或者用 nianbao fix 改正。",
		}},
		{name: "a formula that is no number", this: "applications.granted.total=29", formulas: [][2]string{{"applications.granted.total", "applications.granted.person/0"}}, want: []string{
			"F20 A31 “（一）予以公开”的“总计”的公式 =A25/0 不等于应当加的各格之和：按现在的数，结果是 #DIV/0!，应为 29。" +
				"应为 =SUM(A25:A30)，请改正，或者用 nianbao fix 改正。",
			"F12<0 A31 “（一）予以公开”的“总计”的公式 =A25/0 现在应当算出 #DIV/0!，文件里存的结果却是 29。请用 WPS 或 Exc" +
				"el 打开，按 F9 重新计算并保存，再核对。",
		}},
		{name: "a constant added", this: "applications.granted.total=30", formulas: [][2]string{{"applications.granted.total", "SUM(applications.granted.person:applications.granted.other)+1"}}, want: []string{
			"F07 A31 “（一）予以公开”的“总计”的公式 =SUM(A25:A30)+1 另加了一个固定的数 1。应为 =SUM(A25:A30)，请改正，或" +
				"者用 nianbao fix 改正。",
			"R03<0 A31 （一）予以公开：总计 30，自然人和五类组织之和 29（20 + 9），相差 1。总计是公式 =SUM(A25:A30)+1：请" +
				"看它有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。",
			"R02<0 A178 总计：（七）总计 40，（一）至（六）各行之和 41（30 + 5 + 2 + 1 + 3），相差 1。请核对本列（一）至" +
				"（六）各行有无漏填、多填，（七）总计应由公式算出，不要手工填写。",
		}},
		{name: "in force otherwise than last year", this: "documents.normative.effective=41", want: []string{
			"Y02 A6 行政规范性文件：现行有效件数 41，上年报告的“现行有效件数” 38 + 本年制发件数 7 - 本年废止件数 3 = 42，" +
				"相差 1。上年报告的“现行有效件数”在 上年.xlsx 表!A6。请核对本年的三个数和上年报告；如系清理或者统计口径变化，" +
				"请在第六部分说明。",
		}},
		{name: "in force as last year", this: "documents.normative.effective=38", want: []string{
			"Y02 A6 行政规范性文件：现行有效件数 38，上年报告的“现行有效件数” 38 + 本年制发件数 7 - 本年废止件数 3 = 42，" +
				"相差 4。上年报告的“现行有效件数”在 上年.xlsx 表!A6。请核对本年的三个数和上年报告；如系清理或者统计口径变化，" +
				"请在第六部分说明。",
		}},
		{name: "all documents as last year", this: "documents.normative.effective=38 documents.normative.issued=5 documents.normative.repealed=0", says: "制发行政规范性文件7件，现行有效42件。", want: []string{
			"N01  文字“制发行政规范性文件7件”写的是 7件，表里“行政规范性文件”的“本年制发件数”（表!A4）是 5。请对照台账看" +
				"哪一处对，改正另一处。表里这 3 处用到的数与上年报告相同，多半没有改成本年的。",
			"N01<0  文字“现行有效42件”写的是 42件，表里“行政规范性文件”的“现行有效件数”（表!A6）是 38。请对照台账看哪一处" +
				"对，改正另一处。",
			"Y02<0 A6 行政规范性文件：现行有效件数 38，上年报告的“现行有效件数” 38 + 本年制发件数 5 - 本年废止件数 0 = 43" +
				"，相差 5。上年报告的“现行有效件数”在 上年.xlsx 表!A6。请核对本年的三个数和上年报告；如系清理或者统计口径变化" +
				"，请在第六部分说明。",
		}},
		{name: "a sentence otherwise", says: "收到政府信息公开申请45件。", want: []string{
			"N01  文字“收到政府信息公开申请45件”写的是 45件，表里“一、本年新收政府信息公开申请数量”的“总计”（表!A17）是 4" +
				"6；“一、本年新收政府信息公开申请数量”的“总计”（表!A17） 46 加 “二、上年结转政府信息公开申请数量”的“总计”（表" +
				"!A24） 3 是 49。哪一种都对不上。请对照台账看哪一处对，改正另一处。",
		}},
		{name: "a sentence otherwise, of a figure that is wrong", this: "applications.granted.person=2", says: "收到政府信息公开申请46件，予以公开29件。", want: []string{
			"R01 A11 最可能是 表!A25：现为 2，应为 20（漏了一位数字），总计 A172、A31、A178 跟着改，改后全部相平；也可能" +
				"是 表!A39：现为 2，应为 20（漏了一位数字），总计 A172、A45、A178 跟着改，或者 表!A46：现为 0，应为 18（填成" +
				"了 0），总计 A172、A52、A178 跟着改 等，共 20 种可能；不排除别的可能，请对照台账核对。自然人：第一项 30 + 第" +
				"二项 3 = 33，第三项 9 + 第四项 6 = 15，相差 18。请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结" +
				"果有无漏计、重计。 !applications.granted.person=20 !applications.handled.person=27 !applications.granted.tot" +
				"al=29",
			"N01<0  文字“予以公开29件”写的是 29件，表里“（一）予以公开”的“总计”（表!A31）是 11。请对照台账看哪一处对，改" +
				"正另一处。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 22 + 第四项 9 = 31，相差 18。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a sentence as wrong as the figure", this: "applications.granted.person=2", says: "收到政府信息公开申请46件，予以公开11件。", want: []string{
			"R01 A11 最可能是 表!A25：现为 2，应为 20（漏了一位数字），总计 A172、A31、A178 跟着改，改后表内各数相平，但" +
				"与文字或上年报告所写的数就对不上了；也可能是 表!A39：现为 2，应为 20（漏了一位数字），总计 A172、A45、A178 " +
				"跟着改，或者 表!A46：现为 0，应为 18（填成了 0），总计 A172、A52、A178 跟着改 等，共 20 种可能；不排除别的可" +
				"能，请对照台账核对。自然人：第一项 30 + 第二项 3 = 33，第三项 9 + 第四项 6 = 15，相差 18。请核对本列的第一、" +
				"二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。 !applications.granted.person=20 !applications.h" +
				"andled.person=27 !applications.granted.total=29",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 22 + 第四项 9 = 31，相差 18。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "sentences about neighbours, exchanged", says: "收到政府信息公开申请46件，其中自然人12件、商业企业30件。", want: []string{
			"N01  文字“其中自然人12件”写的是 12件，表里“一、本年新收政府信息公开申请数量”的“自然人”（表!A11）是 30；“一、" +
				"本年新收政府信息公开申请数量”的“自然人”（表!A11） 30 加 “二、上年结转政府信息公开申请数量”的“自然人”（表!A18" +
				"） 3 是 33。哪一种都对不上。请对照台账看哪一处对，改正另一处。",
			"N01<0  文字“商业企业30件”写的是 30件，表里“一、本年新收政府信息公开申请数量”的“商业企业”（表!A12）是 12。请" +
				"对照台账看哪一处对，改正另一处。",
		}},
		{name: "sentences about neighbours, one to the right", this: "documents.normative.issued=0 documents.normative.repealed=7 documents.normative.effective=3", says: "制发行政规范性文件7件，废止3件，现行有效42件。", want: []string{
			"N01  文字“制发行政规范性文件7件”写的是 7件，表里“行政规范性文件”的“本年制发件数”（表!A4）是 0。请对照台账看" +
				"哪一处对，改正另一处。",
			"N01<0  文字“废止3件”写的是 3件，表里“行政规范性文件”的“本年废止件数”（表!A5）是 7。请对照台账看哪一处对，改" +
				"正另一处。",
			"N01<0  文字“现行有效42件”写的是 42件，表里“行政规范性文件”的“现行有效件数”（表!A6）是 3。请对照台账看哪一处" +
				"对，改正另一处。",
			"Y02<0 A6 行政规范性文件：现行有效件数 3，上年报告的“现行有效件数” 38 + 本年制发件数 0 - 本年废止件数 7 = 31" +
				"，相差 28。上年报告的“现行有效件数”在 上年.xlsx 表!A6。请核对本年的三个数和上年报告；如系清理或者统计口径变" +
				"化，请在第六部分说明。",
		}},
		{name: "sentences about figures far apart", says: "收到政府信息公开申请45件。行政许可决定1209件。", want: []string{
			"N01  文字“收到政府信息公开申请45件”写的是 45件，表里“一、本年新收政府信息公开申请数量”的“总计”（表!A17）是 4" +
				"6；“一、本年新收政府信息公开申请数量”的“总计”（表!A17） 46 加 “二、上年结转政府信息公开申请数量”的“总计”（表" +
				"!A24） 3 是 49。哪一种都对不上。请对照台账看哪一处对，改正另一处。",
			"N01  文字“行政许可决定1209件”写的是 1209件，表里“行政许可”的“本年处理决定数量”（表!A7）是 1208。请对照台账看" +
				"哪一处对，改正另一处。",
		}},
		{name: "a share that is wrong, and of what is wrong", this: "applications.granted.person=2", says: "收到政府信息公开申请46件，其中自然人30件，占60%。予以公开29件，占50%。", want: []string{
			"R01 A11 最可能是 表!A25：现为 2，应为 20（漏了一位数字），总计 A172、A31、A178 跟着改，改后全部相平；也可能" +
				"是 表!A39：现为 2，应为 20（漏了一位数字），总计 A172、A45、A178 跟着改，或者 表!A46：现为 0，应为 18（填成" +
				"了 0），总计 A172、A52、A178 跟着改 等，共 20 种可能；不排除别的可能，请对照台账核对。自然人：第一项 30 + 第" +
				"二项 3 = 33，第三项 9 + 第四项 6 = 15，相差 18。请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结" +
				"果有无漏计、重计。 !applications.granted.person=20 !applications.handled.person=27 !applications.granted.tot" +
				"al=29",
			"N01<0  文字“予以公开29件”写的是 29件，表里“（一）予以公开”的“总计”（表!A31）是 11。请对照台账看哪一处对，改" +
				"正另一处。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 22 + 第四项 9 = 31，相差 18。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"N03<0  文字“其中自然人30件”后面的“占60%”算不出来：30 ÷ 46（表!A17）= 65%。请重新计算。",
		}},
		{name: "all of last year's", this: lastSound + "applications.received.legal=0 applications.carried_in.person=6 applications.denied.secret.person=0 applications.unavailable.not_held.company=0 applications.other.unpaid.legal=0 applications.carried_out.company=0 applications.carried_out.legal=0 disputes.review.pending=0 documents.normative.repealed=0 applications.granted.company=8", want: []string{
			"Y01 A18 填报的 11 个不为 0 的数全部与上年报告相同，多半把上年的数又报了一次。自然人：上年结转 6，上年报告的“" +
				"结转下年度继续办理” 3，相差 3。上年报告的“结转下年度继续办理”在 上年.xlsx 表!A179。请核对这两处；如系上年报" +
				"告公布后又更正了数，请在第六部分说明。",
			"Y01<0 A24 总计：上年结转 6，上年报告的“结转下年度继续办理” 3，相差 3。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A185。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y08<0 A4 填报的 11 个不为 0 的数（不算总计）全部与上年报告（上年.xlsx）相同。请看是不是把上年的数又报了一次" +
				"；确实相同的，请在第六部分说明。",
			"Y02<0 A6 行政规范性文件：现行有效件数 38，上年报告的“现行有效件数” 38 + 本年制发件数 5 - 本年废止件数 0 = 43" +
				"，相差 5。上年报告的“现行有效件数”在 上年.xlsx 表!A6。请核对本年的三个数和上年报告；如系清理或者统计口径变化" +
				"，请在第六部分说明。",
		}},
		{name: "an amount ten thousand times", this: "fees.charges.amount=251300", want: []string{
			"P05 A10 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 251300 万元，是上年 22.4 万元的 11219 倍：多半" +
				"把元当作万元填了，换算过来是 25.13 万元。请核对单位。",
			"Y07<0 A10 与上年报告相比，“行政事业性收费”的“本年收费金额（单位：万元）” 251300，上年 22.4（上年.xlsx 表!A10" +
				"），是上年的 11218.8 倍。这里提示的是上年的 5 倍以上或者 5 分之一以下，并且相差 50 以上的。请核对台账；属实" +
				"的，最好在总体情况里说明原因。",
		}},
		{name: "ten thousand times, and a sentence", this: "fees.charges.amount=251300", says: "收取行政事业性收费25.13万元。", want: []string{
			"N01  表!A10 多半把元当作万元填了，换算过来是 25.13 万元。文字“收取行政事业性收费25.13万元”写的是 25.13万元，" +
				"表里“行政事业性收费”的“本年收费金额（单位：万元）”（表!A10）是 251300 万元。请对照台账看哪一处对，改正另一处" +
				"。",
			"P05<0 A10 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 251300 万元，是上年 22.4 万元的 11219 倍：多" +
				"半把元当作万元填了，换算过来是 25.13 万元。请核对单位。",
			"Y07<0 A10 与上年报告相比，“行政事业性收费”的“本年收费金额（单位：万元）” 251300，上年 22.4（上年.xlsx 表!A10" +
				"），是上年的 11218.8 倍。这里提示的是上年的 5 倍以上或者 5 分之一以下，并且相差 50 以上的。请核对台账；属实" +
				"的，最好在总体情况里说明原因。",
		}},
		{name: "disputes wrong by a digit", this: "disputes.review.total=30", want: []string{
			"R04 A190 最可能是 表!A190：现为 30，应为 3（多了一个 0），改后全部相平；也可能是 表!A186：现为 2，应为 29（" +
				"漏了一位数字），或者 表!A187：现为 0，应为 27（填成了 0） 等，共 4 种可能；不排除别的可能，请对照台账核对。" +
				"行政复议：总计 30，四种结果之和 3（2 + 1），相差 27。请核对四种结果的件数，总计应由公式算出，不要手工填写。 " +
				"!disputes.review.total=3 !disputes.review.upheld=29 !disputes.review.corrected=27",
		}},
		{name: "ten times, beside last year's", this: "licensing.permits.decisions=12080", want: []string{
			"Y07 A7 与上年报告相比，“行政许可”的“本年处理决定数量” 12080，上年 1100（上年.xlsx 表!A7），是上年的 11 倍。" +
				"这里提示的是上年的 5 倍以上或者 5 分之一以下，并且相差 100 以上的。请核对台账；属实的，最好在总体情况里说明" +
				"原因。",
		}},
		{name: "ten times, beside last year's and a sentence", this: "licensing.permits.decisions=12080", says: "作出行政许可决定1208件。", want: []string{
			"N01  文字“作出行政许可决定1208件”写的是 1208件，表里“行政许可”的“本年处理决定数量”（表!A7）是 12080。请对照" +
				"台账看哪一处对，改正另一处。",
			"Y07<0 A7 与上年报告相比，“行政许可”的“本年处理决定数量” 12080，上年 1100（上年.xlsx 表!A7），是上年的 11 倍" +
				"。这里提示的是上年的 5 倍以上或者 5 分之一以下，并且相差 100 以上的。请核对台账；属实的，最好在总体情况里说" +
				"明原因。",
		}},
		{name: "a text that is last year's", says: "收到政府信息公开申请32件。予以公开28件。现行有效行政规范性文件38件。", before: "收到政府信息公开申请32件。予以公开28件。现行有效行政规范性文件38件。", want: []string{
			"Y10  “一、总体情况”里“收到政府信息公开申请32件”与上年报告相同，其中的“32件”是上年“一、本年新收政府信息公开申" +
				"请数量”的“总计”（上年.xlsx 表!A17）的数；本年这一格（表!A17）是 46。请把文字里的数改成本年的。这一部分里另外" +
				" 2 处的数也是上年的。",
			"N01<0  文字“收到政府信息公开申请32件”写的是 32件，表里“一、本年新收政府信息公开申请数量”的“总计”（表!A17）是" +
				" 46；“一、本年新收政府信息公开申请数量”的“总计”（表!A17） 46 加 “二、上年结转政府信息公开申请数量”的“总计”（" +
				"表!A24） 3 是 49。哪一种都对不上。请对照台账看哪一处对，改正另一处。",
			"N01<0  文字“予以公开28件”写的是 28件，表里“（一）予以公开”的“总计”（表!A31）是 29。请对照台账看哪一处对，改" +
				"正另一处。",
			"N01<0  文字“现行有效行政规范性文件38件”写的是 38件，表里“行政规范性文件”的“现行有效件数”（表!A6）是 42。请对" +
				"照台账看哪一处对，改正另一处。",
			"Y10<0  “一、总体情况”里“予以公开28件”与上年报告相同，其中的“28件”是上年“（一）予以公开”的“总计”（上年.xlsx " +
				"表!A31）的数；本年这一格（表!A31）是 29。请把文字里的数改成本年的。",
			"Y10<0  “一、总体情况”里“现行有效行政规范性文件38件”与上年报告相同，其中的“38件”是上年“行政规范性文件”的“现行" +
				"有效件数”（上年.xlsx 表!A6）的数；本年这一格（表!A6）是 42。请把文字里的数改成本年的。",
		}},
		{name: "a wrong total of last year's", last: "applications.carried_out.person=5", want: []string{
			"Y01 A18 自然人：上年结转 3，上年报告的“结转下年度继续办理” 5，相差 2。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y01<0 A24 总计：上年结转 3，上年报告的“结转下年度继续办理” 5，相差 2。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A185。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "another year's carried out in two columns", last: "applications.carried_out.person=5 applications.carried_out.company=1", want: []string{
			"Y01 A18 自然人：上年结转 3，上年报告的“结转下年度继续办理” 5，相差 2。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y01<0 A24 总计：上年结转 3，上年报告的“结转下年度继续办理” 6，相差 3。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A185。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y01 A19 商业企业：上年结转 0，上年报告的“结转下年度继续办理” 1，相差 1。上年报告的“结转下年度继续办理”在 上" +
				"年.xlsx 表!A180。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "an error that others take over", formulas: [][2]string{{"applications.granted.total", "applications.granted.person/0"}, {"applications.handled.total", "applications.granted.total+applications.partial.total"}, {"applications.received.total", "applications.handled.total+1"}}, want: []string{
			"F09 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =A178+1 引用错了格：缺“自" +
				"然人”（A11）、“商业企业”（A12）、“科研机构”（A13）、“社会公益组织”（A14）、“法律服务" +
				"机构”（A15）、“其他”（A16），却加了“（一）予以公开”的“自然人”（A25）、“（一）予以公开”" +
				"的“商业企业”（A26）、“（一）予以公开”的“科研机构”（A27）、“（一）予以公开”的“社会公益组织" +
				"”（A28）、“（一）予以公开”的“法律服务机构”（A29）、“（一）予以公开”的“其他”（A30）、“" +
				"（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“自然人”（A32）、“（二）部分公开（区分" +
				"处理的，只计这一情形，不计其他情形）”的“商业企业”（A33） 等 126 格；另加了一个固定的数 1。" +
				"应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。",
			"F20 A31 “（一）予以公开”的“总计”的公式 =A25/0 不等于应当加的各格之和：按现在的数，结果是 #DIV/0!，应为 29。" +
				"应为 =SUM(A25:A30)，请改正，或者用 nianbao fix 改正。",
			"F02 A178 “（七）总计”的“总计”的公式 =A31+A38 漏加了“1.属于国家秘密”的“自然人”（A39）、“1.属于国家秘密”的“商" +
				"业企业”（A40）、“1.属于国家秘密”的“科研机构”（A41）、“1.属于国家秘密”的“社会公益组织”（A42）、“1.属于国家秘" +
				"密”的“法律服务机构”（A43）、“1.属于国家秘密”的“其他”（A44）、“2.其他法律行政法规禁止公开”的“自然人”（A46）、" +
				"“2.其他法律行政法规禁止公开”的“商业企业”（A47） 等 114 格。应为 =SUM(A31,A38,A45,A52,A59,A66,A73,A80,A87,A94" +
				",A101,A108,A115,A122,A129,A136,A143,A150,A157,A164,A171)，请改正，或者用 nianbao fix 改正。",
			"F12<2 A17 有 3 格公式存的结果不是现在应当算出的：A17 存的是 46，应当是 #DIV/0!；A31 存的是 29，应当是 #DIV/0" +
				"!；A178 存的是 40，应当是 #DIV/0!。请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。",
		}},
		{name: "a circle through a total", formulas: [][2]string{{"applications.granted.total", "applications.handled.total-11"}, {"applications.handled.total", "applications.granted.total+11"}, {"applications.received.total", "applications.handled.total+6"}}, want: []string{
			"F09 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =A178+6 引用错了格：缺“自" +
				"然人”（A11）、“商业企业”（A12）、“科研机构”（A13）、“社会公益组织”（A14）、“法律服务" +
				"机构”（A15）、“其他”（A16），却加了“（一）予以公开”的“自然人”（A25）、“（一）予以公开”" +
				"的“商业企业”（A26）、“（一）予以公开”的“科研机构”（A27）、“（一）予以公开”的“社会公益组织" +
				"”（A28）、“（一）予以公开”的“法律服务机构”（A29）、“（一）予以公开”的“其他”（A30）、“" +
				"（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“自然人”（A32）、“（二）部分公开（区分" +
				"处理的，只计这一情形，不计其他情形）”的“商业企业”（A33） 等 126 格；另加了一个固定的数 6。" +
				"应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。",
			"F11 A31 “（一）予以公开”的“总计”的公式 =A178-11 绕了一圈又用到自己（A31 → A178 → A31），算不出数。应为 =SUM(" +
				"A25:A30)，请改正，或者用 nianbao fix 改正。",
			"F11<1 A178 “（七）总计”的“总计”的公式 =A31+11 绕了一圈又用到自己（A178 → A31 → A178），算不出数。应为 =SUM(A" +
				"31,A38,A45,A52,A59,A66,A73,A80,A87,A94,A101,A108,A115,A122,A129,A136,A143,A150,A157,A164,A171)，请改正，或者" +
				"用 nianbao fix 改正。",
		}},
		{name: "a figure that is a formula of a text", words: [][2]string{{"applications.granted.person", "见附件"}}, formulas: [][2]string{{"applications.granted.total", "applications.granted.person+applications.granted.company"}, {"applications.handled.total", "applications.granted.total+11"}}, want: []string{
			"V02 A25 “（一）予以公开”的“自然人”填的是“见附件”，不是数字。请改填不小于 0 的整数，没有发生的填 0。",
			"F12<0 A31 有 2 格公式存的结果不是现在应当算出的：A31 存的是 29，应当是 #VALUE!；A178 存的是 40，应当是 #VALU" +
				"E!。请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。",
			"F02 A31 “（一）予以公开”的“总计”的公式 =A25+A26 漏加了“科研机构”（A27）、“社会公益组织”（A28）、“法律服务机" +
				"构”（A29）、“其他”（A30）。应为 =SUM(A25:A30)，请改正，或者用 nianbao fix 改正。",
			"F02 A178 “（七）总计”的“总计”的公式 =A31+11 漏加了“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”" +
				"的“自然人”（A32）、“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“商业企业”（A33）、“（二）部" +
				"分公开（区分处理的，只计这一情形，不计其他情形）”的“科研机构”（A34）、“（二）部分公开（区分处理的，只计这一" +
				"情形，不计其他情形）”的“社会公益组织”（A35）、“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“" +
				"法律服务机构”（A36）、“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“其他”（A37）、“1.属于国家" +
				"秘密”的“自然人”（A39）、“1.属于国家秘密”的“商业企业”（A40） 等 120 格；另加了一个固定的数 11。应为 =SUM(A31," +
				"A38,A45,A52,A59,A66,A73,A80,A87,A94,A101,A108,A115,A122,A129,A136,A143,A150,A157,A164,A171)，请改正，或者用 " +
				"nianbao fix 改正。",
		}},
		{name: "a text in a sum", this: "applications.granted.total=9 applications.handled.total=20", words: [][2]string{{"applications.granted.person", "20件"}}, formulas: [][2]string{{"applications.granted.total", "SUM(applications.granted.person:applications.granted.other)"}, {"applications.handled.total", "applications.granted.total+11"}}, want: []string{
			"F14 A25 “三、收到和处理政府信息公开申请情况”有 1 格是文本，不是数值：A25（“20件”）。看起来是数，公式求和时却" +
				"不算它。请把单元格格式改成“常规”后重新填数，或者用 nianbao fix 改正。",
			"R03<0 A31 （一）予以公开：总计 9，自然人和五类组织之和 29（20 + 9），相差 20。总计是公式 =SUM(A25:A30)：请看" +
				"它有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。",
			"R03<0 A178 （七）总计：总计 20，自然人和五类组织之和 40（27 + 10 + 3），相差 20。总计是公式 =A31+11：请看它" +
				"有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 20 + 第四项 9 = 29，相差 20。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"V05<0 A25 “（一）予以公开”的“自然人”填的是“20件”，读作 20 件。在表格里这是文字，求和公式不算它：请只填 20。",
			"F02 A178 “（七）总计”的“总计”的公式 =A31+11 漏加了“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”" +
				"的“自然人”（A32）、“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“商业企业”（A33）、“（二）部" +
				"分公开（区分处理的，只计这一情形，不计其他情形）”的“科研机构”（A34）、“（二）部分公开（区分处理的，只计这一" +
				"情形，不计其他情形）”的“社会公益组织”（A35）、“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“" +
				"法律服务机构”（A36）、“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“其他”（A37）、“1.属于国家" +
				"秘密”的“自然人”（A39）、“1.属于国家秘密”的“商业企业”（A40） 等 120 格；另加了一个固定的数 11。应为 =SUM(A31," +
				"A38,A45,A52,A59,A66,A73,A80,A87,A94,A101,A108,A115,A122,A129,A136,A143,A150,A157,A164,A171)，请改正，或者用 " +
				"nianbao fix 改正。",
		}},
		{name: "a sentence about a total over a wrong row", this: "applications.carried_out.person=30 applications.carried_out.company=12 applications.carried_out.legal=4", says: "收到政府信息公开申请46件，结转下年度9件。", want: []string{
			"R01 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 27 + 第四项 30 = 57，相差 24。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。另外 2 处不平都用到 A11 到 A17：这一行的数与“四、结转下年" +
				"度继续办理”一行完全相同，多半是粘贴错了行，请先核对这一行。",
			"N01<0  文字“结转下年度9件”写的是 9件，表里“四、结转下年度继续办理”的“总计”（表!A185）是 46。请对照台账看哪一" +
				"处对，改正另一处。",
			"R01<0 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 10 + 第四项 12 = 22，相差 10。请核对本列的第一、二、四" +
				"项是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 4 + 第二项 0 = 4，第三项 3 + 第四项 4 = 7，相差 3。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 40 + 第四项 46 = 86，相差 37。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a sentence about a total over some wrong row", this: "applications.granted.person=24 applications.granted.company=14 applications.granted.legal=5", says: "收到政府信息公开申请46件，予以公开29件。", want: []string{
			"R01 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 31 + 第四项 6 = 37，相差 4。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。另有 2 处同样不平，多半是有一整行填错或粘贴错了行，请先看各" +
				"行有没有填串。",
			"N01<0  文字“予以公开29件”写的是 29件，表里“（一）予以公开”的“总计”（表!A31）是 43。请对照台账看哪一处对，改" +
				"正另一处。",
			"R01<0 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 15 + 第四项 2 = 17，相差 5。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 4 + 第二项 0 = 4，第三项 8 + 第四项 1 = 9，相差 5。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 54 + 第四项 9 = 63，相差 14。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "carried in otherwise, as a sentence says", this: "applications.carried_in.person=5 applications.received.person=28", says: "收到政府信息公开申请46件，上年结转3件。", want: []string{
			"Y01 A18 最可能是 表!A18 现为 5，应为 3（与上年报告不衔接）；表!A11 现为 28，应为 30（与文字不符），改后全部" +
				"相平；不排除别的可能，请对照台账核对。自然人：上年结转 5，上年报告的“结转下年度继续办理” 3，相差 2。上年报告" +
				"的“结转下年度继续办理”在 上年.xlsx 表!A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。 !" +
				"applications.carried_in.person=3 !applications.received.person=30",
			"N01<0  文字“收到政府信息公开申请46件”写的是 46件，表里“一、本年新收政府信息公开申请数量”的“总计”（表!A17）是" +
				" 44；“一、本年新收政府信息公开申请数量”的“总计”（表!A17） 44 加 “二、上年结转政府信息公开申请数量”的“总计”（" +
				"表!A24） 5 是 49。哪一种都对不上。请对照台账看哪一处对，改正另一处。",
			"N01<0  文字“上年结转3件”写的是 3件，表里“二、上年结转政府信息公开申请数量”的“总计”（表!A24）是 5。请对照台账" +
				"看哪一处对，改正另一处。",
			"Y01<0 A24 总计：上年结转 5，上年报告的“结转下年度继续办理” 3，相差 2。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A185。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "carried in otherwise, as a sentence says not", this: "applications.carried_in.person=5 applications.received.person=28", says: "收到政府信息公开申请46件，上年结转4件。", want: []string{
			"N01  文字“上年结转4件”写的是 4件，表里“二、上年结转政府信息公开申请数量”的“总计”（表!A24）是 5。请对照台账看" +
				"哪一处对，改正另一处。",
			"Y01 A18 自然人：上年结转 5，上年报告的“结转下年度继续办理” 3，相差 2。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"N01<1  文字“收到政府信息公开申请46件”写的是 46件，表里“一、本年新收政府信息公开申请数量”的“总计”（表!A17）是" +
				" 44；“一、本年新收政府信息公开申请数量”的“总计”（表!A17） 44 加 “二、上年结转政府信息公开申请数量”的“总计”（" +
				"表!A24） 5 是 49。哪一种都对不上。请对照台账看哪一处对，改正另一处。",
			"Y01<1 A24 总计：上年结转 5，上年报告的“结转下年度继续办理” 3，相差 2。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A185。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "in force otherwise than last year, a sentence right", this: "documents.normative.effective=41", says: "现行有效行政规范性文件42件。", want: []string{
			"N01  文字“现行有效行政规范性文件42件”写的是 42件，表里“行政规范性文件”的“现行有效件数”（表!A6）是 41。请对照" +
				"台账看哪一处对，改正另一处。",
			"Y02<0 A6 行政规范性文件：现行有效件数 41，上年报告的“现行有效件数” 38 + 本年制发件数 7 - 本年废止件数 3 = 42" +
				"，相差 1。上年报告的“现行有效件数”在 上年.xlsx 表!A6。请核对本年的三个数和上年报告；如系清理或者统计口径变化" +
				"，请在第六部分说明。",
		}},
		{name: "made otherwise, as a sentence says", this: "documents.normative.issued=6", says: "制发行政规范性文件7件，废止3件。", want: []string{
			"N01  文字“制发行政规范性文件7件”写的是 7件，表里“行政规范性文件”的“本年制发件数”（表!A4）是 6。请对照台账看" +
				"哪一处对，改正另一处。",
			"Y02<0 A6 行政规范性文件：现行有效件数 42，上年报告的“现行有效件数” 38 + 本年制发件数 6 - 本年废止件数 3 = 41" +
				"，相差 1。上年报告的“现行有效件数”在 上年.xlsx 表!A6。请核对本年的三个数和上年报告；如系清理或者统计口径变化" +
				"，请在第六部分说明。",
		}},
		{name: "regulations and documents in force as last year", this: "documents.normative.effective=38 documents.regulations.issued=2", says: "现行有效行政规范性文件42件。", want: []string{
			"N01  文字“现行有效行政规范性文件42件”写的是 42件，表里“行政规范性文件”的“现行有效件数”（表!A6）是 38。请对照" +
				"台账看哪一处对，改正另一处。",
			"Y02<0 A6 行政规范性文件：现行有效件数 38，上年报告的“现行有效件数” 38 + 本年制发件数 7 - 本年废止件数 3 = 42" +
				"，相差 4。上年报告的“现行有效件数”在 上年.xlsx 表!A6。请核对本年的三个数和上年报告；如系清理或者统计口径变化" +
				"，请在第六部分说明。",
			"Y02 A3 规章：现行有效件数 0，上年报告的“现行有效件数” 0 + 本年制发件数 2 - 本年废止件数 0 = 2，相差 2。上年" +
				"报告的“现行有效件数”在 上年.xlsx 表!A3。请核对本年的三个数和上年报告；如系清理或者统计口径变化，请在第六部分" +
				"说明。",
		}},
		{name: "three figures beside last year's", this: "licensing.permits.decisions=12080 enforcement.penalties.decisions=570 documents.normative.issued=700 documents.normative.effective=735", want: []string{
			"Y07 A4 与上年报告相比，“行政规范性文件”的“本年制发件数” 700，上年 5（上年.xlsx 表!A4），是上年的 140 倍。这" +
				"里提示的是上年的 5 倍以上或者 5 分之一以下，并且相差 100 以上的。请核对台账；属实的，最好在总体情况里说明原" +
				"因。",
			"Y07 A7 与上年报告相比，“行政许可”的“本年处理决定数量” 12080，上年 1100（上年.xlsx 表!A7），是上年的 11 倍。" +
				"这里提示的是上年的 5 倍以上或者 5 分之一以下，并且相差 100 以上的。请核对台账；属实的，最好在总体情况里说明" +
				"原因。",
			"Y07 A8 与上年报告相比，“行政处罚”的“本年处理决定数量” 570，上年 61（上年.xlsx 表!A8），是上年的 9.3 倍。这里" +
				"提示的是上年的 5 倍以上或者 5 分之一以下，并且相差 100 以上的。请核对台账；属实的，最好在总体情况里说明原因" +
				"。",
		}},
		{name: "a total of disputes that a sentence names", this: "disputes.review.total=30", says: "因政府信息公开引发行政复议3件。", want: []string{
			"R04 A190 最可能是 表!A190：现为 30，应为 3（多了一个 0），改后全部相平；也可能是 表!A186：现为 2，应为 29（" +
				"漏了一位数字），或者 表!A187：现为 0，应为 27（填成了 0） 等，共 4 种可能；不排除别的可能，请对照台账核对。" +
				"行政复议：总计 30，四种结果之和 3（2 + 1），相差 27。请核对四种结果的件数，总计应由公式算出，不要手工填写。 " +
				"!disputes.review.total=3 !disputes.review.upheld=29 !disputes.review.corrected=27",
		}},
		{name: "a blank total that a sentence names", this: "disputes.review.total=", says: "因政府信息公开引发行政复议3件。", want: []string{
			"V14 A190 1 格总计没有填：A190 应为 3。请填上公式，或者用 nianbao fix 改正。 !disputes.review.total=3",
		}},
		{name: "nothing filled in a table", this: noDisputes, says: "因政府信息公开引发行政复议3件。", want: []string{
			"V13 A186 “四、政府信息公开行政复议、行政诉讼情况”没有填：12 格空白，没有一个不是 0 的数。没有发生的请填 0（" +
				"或者 fix --zero-blanks）。",
			"V01<0 A186 “四、政府信息公开行政复议、行政诉讼情况”有 15 格空白（A186、A187、A188、A189、A190、A191、A192、A" +
				"193 等），按 0 计算，报告里照原样印。没有发生的请填 0。",
		}},
		{name: "two sentences about one figure", this: "disputes.review.upheld=3", says: "因政府信息公开引发行政复议3件，其中维持2件。", want: []string{
			"N01  文字“因政府信息公开引发行政复议3件”写的是 3件，表里“行政复议”的“总计”（表!A190）是 4。请对照台账看哪一" +
				"处对，改正另一处。",
			"N01<0  文字“其中维持2件”写的是 2件，表里“行政复议”的“结果维持”（表!A186）是 3。请对照台账看哪一处对，改正另" +
				"一处。",
		}},
		{name: "a row pasted with its total among formulas", this: "applications.carried_out.person=16 applications.carried_out.company=9 applications.carried_out.legal=5", formulas: [][2]string{{"applications.received.total", "SUM(applications.received.person:applications.received.other)"}, {"applications.granted.total", "SUM(applications.granted.person:applications.granted.other)"}}, want: []string{
			"R01 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 27 + 第四项 16 = 43，相差 10。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。另外 2 处不平都用到 A18 到 A24：这一行的总计不是公式，多半" +
				"是整行粘贴来的，请先核对这一行。",
			"R01<0 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 10 + 第四项 9 = 19，相差 7。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 4 + 第二项 0 = 4，第三项 3 + 第四项 5 = 8，相差 4。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 40 + 第四项 30 = 70，相差 21。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "two columns of a row pasted with its total", this: "applications.carried_out.person=16 applications.carried_out.company=9", formulas: [][2]string{{"applications.received.total", "SUM(applications.received.person:applications.received.other)"}, {"applications.granted.total", "SUM(applications.granted.person:applications.granted.other)"}}, want: []string{
			"R01 A11 最可能是 表!A11：现为 30，应为 40（数字敲错，与旁边的键相邻），与 表!A12 一起改后全部相平。自然人：" +
				"第一项 30 + 第二项 3 = 33，第三项 27 + 第四项 16 = 43，相差 10。请核对本列的第一、二、四项是否填错，再核对第" +
				"三项下各种办理结果有无漏计、重计。另外 1 处不平都用到 A18 到 A24：这一行的总计不是公式，多半是整行粘贴来的，" +
				"请先核对这一行。 !applications.received.person=40 !applications.received.company=19",
			"R01<0 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 10 + 第四项 9 = 19，相差 7。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 40 + 第四项 26 = 66，相差 17。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a row of other figures than its total, and one as another", this: "applications.carried_out.person=20 applications.carried_out.company=9 applications.carried_out.legal=4 applications.carried_out.total=9 applications.carried_in.person=20 applications.carried_in.company=9 applications.carried_in.legal=4", want: []string{
			"R03 A185 四、结转下年度继续办理：总计 9，自然人和五类组织之和 33（20 + 9 + 4），相差 24。请核对本行六类申请" +
				"人的数，总计应由公式算出，不要手工填写。这一处与另外 1 处都用到 A185“四、结转下年度继续办理”的“总计”（9），" +
				"请先核对这一格。另外 3 处不平都用到 A179 到 A185：这一行的总计也与各格之和不等，多半整行填错或粘贴错了，请先" +
				"核对这一行。",
			"R01<0 A11 自然人：第一项 30 + 第二项 20 = 50，第三项 27 + 第四项 20 = 47，相差 3。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A12 商业企业：第一项 12 + 第二项 9 = 21，第三项 10 + 第四项 9 = 19，相差 2。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 4 + 第二项 4 = 8，第三项 3 + 第四项 4 = 7，相差 1。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 33 = 79，第三项 40 + 第四项 9 = 49，相差 30。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"Y01 A18 自然人：上年结转 20，上年报告的“结转下年度继续办理” 3，相差 17。上年报告的“结转下年度继续办理”在 上" +
				"年.xlsx 表!A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。另外 2 处不平都用到 A18 到 A2" +
				"4：这一行的数与“四、结转下年度继续办理”一行完全相同，多半是粘贴错了行，请先核对这一行。",
			"Y01<5 A19 商业企业：上年结转 9，上年报告的“结转下年度继续办理” 0，相差 9。上年报告的“结转下年度继续办理”在 " +
				"上年.xlsx 表!A180。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y01<5 A22 法律服务机构：上年结转 4，上年报告的“结转下年度继续办理” 0，相差 4。上年报告的“结转下年度继续办理”" +
				"在 上年.xlsx 表!A183。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y01<5 A24 总计：上年结转 33，上年报告的“结转下年度继续办理” 3，相差 30。上年报告的“结转下年度继续办理”在 上" +
				"年.xlsx 表!A185。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "a row as another, and one whose total was typed", this: "applications.carried_out.person=20 applications.carried_out.company=9 applications.carried_out.legal=7 applications.granted.legal=7", formulas: [][2]string{{"applications.received.total", "SUM(applications.received.person:applications.received.other)"}}, want: []string{
			"R01 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 27 + 第四项 20 = 47，相差 14。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。另外 2 处不平都用到 A18 到 A24：这一行的总计不是公式，多半" +
				"是整行粘贴来的，请先核对这一行。",
			"R01<0 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 10 + 第四项 9 = 19，相差 7。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 4 + 第二项 0 = 4，第三项 10 + 第四项 7 = 17，相差 13。请核对本列的第一、二、" +
				"四项是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 47 + 第四项 36 = 83，相差 34。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "a row of one figure as another", this: "applications.carried_out.person=3 applications.carried_out.company=0 applications.carried_out.legal=0", want: []string{
			"R01 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 27 + 第四项 3 = 30，相差 3。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。另有 2 处同样不平，多半是有一整行填错或粘贴错了行，请先看各" +
				"行有没有填串。",
			"R01<0 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 10 + 第四项 0 = 10，相差 2。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A15 法律服务机构：第一项 4 + 第二项 0 = 4，第三项 3 + 第四项 0 = 3，相差 1。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 40 + 第四项 3 = 43，相差 6。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "two columns, by as much", this: "applications.carried_out.person=9 applications.carried_out.company=5", want: []string{
			"R01 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 27 + 第四项 9 = 36，相差 3。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 40 + 第四项 15 = 55，相差 6。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 10 + 第四项 5 = 15，相差 3。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "two columns, one of them negative with any figure", this: "applications.granted.person=60 applications.granted.company=30", want: []string{
			"R01 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 67 + 第四项 6 = 73，相差 40。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 101 + 第四项 9 = 110，相差 61。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 31 + 第四项 2 = 33，相差 21。请核对本列的第一、二、四项" +
				"是否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "all rows' totals one less", this: "applications.received.total=45 applications.carried_in.total=2 applications.granted.total=28 applications.handled.total=39 applications.carried_out.total=8", want: []string{
			"R03 A17 一、本年新收政府信息公开申请数量：总计 45，自然人和五类组织之和 46（30 + 12 + 4），相差 1。请核对本" +
				"行六类申请人的数，总计应由公式算出，不要手工填写。",
			"R03<0 A185 四、结转下年度继续办理：总计 8，自然人和五类组织之和 9（6 + 2 + 1），相差 1。请核对本行六类申请人" +
				"的数，总计应由公式算出，不要手工填写。",
			"R03 A24 二、上年结转政府信息公开申请数量：总计 2，自然人和五类组织之和 3，相差 1。请核对本行六类申请人的数，" +
				"总计应由公式算出，不要手工填写。这一处与另外 1 处都用到 A24“二、上年结转政府信息公开申请数量”的“总计”（2），" +
				"请先核对这一格。",
			"Y01<2 A24 总计：上年结转 2，上年报告的“结转下年度继续办理” 3，相差 1。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A185。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"R03 A31 （一）予以公开：总计 28，自然人和五类组织之和 29（20 + 9），相差 1。请核对本行六类申请人的数，总计应" +
				"由公式算出，不要手工填写。",
			"R03<4 A178 （七）总计：总计 39，自然人和五类组织之和 40（27 + 10 + 3），相差 1。请核对本行六类申请人的数，总" +
				"计应由公式算出，不要手工填写。",
		}},
		{name: "three rows whose totals are not their sums", this: "applications.received.total=45 applications.granted.total=30 applications.carried_out.total=19", want: []string{
			"R03 A17 一、本年新收政府信息公开申请数量：总计 45，自然人和五类组织之和 46（30 + 12 + 4），相差 1。请核对本" +
				"行六类申请人的数，总计应由公式算出，不要手工填写。",
			"R03 A31 （一）予以公开：总计 30，自然人和五类组织之和 29（20 + 9），相差 1。请核对本行六类申请人的数，总计应" +
				"由公式算出，不要手工填写。这一处与另外 1 处都用到 A31“（一）予以公开”的“总计”（30），请先核对这一格。",
			"R02<1 A178 总计：（七）总计 40，（一）至（六）各行之和 41（30 + 5 + 2 + 1 + 3），相差 1。请核对本列（一）至" +
				"（六）各行有无漏填、多填，（七）总计应由公式算出，不要手工填写。",
			"R03 A185 四、结转下年度继续办理：总计 19，自然人和五类组织之和 9（6 + 2 + 1），相差 10。请核对本行六类申请人" +
				"的数，总计应由公式算出，不要手工填写。这一处与另外 1 处都用到 A185“四、结转下年度继续办理”的“总计”（19），请" +
				"先核对这一格。",
			"R01<3 A17 总计：第一项 45 + 第二项 3 = 48，第三项 40 + 第四项 19 = 59，相差 11。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "two disputes wrong alike", this: "disputes.review.total=5 disputes.direct.upheld=3 disputes.direct.total=5", want: []string{
			"R04 A190 最可能是 表!A190：现为 5，应为 3（与相邻的一格重复），改后全部相平；也可能是 表!A186：现为 2，应为 " +
				"4（有一位数字填错），或者 表!A189：现为 1，应为 3（有一位数字填错） 等，共 5 种可能，请对照台账核对。行政复" +
				"议：总计 5，四种结果之和 3（2 + 1），相差 2。请核对四种结果的件数，总计应由公式算出，不要手工填写。 !dispute" +
				"s.review.total=3 !disputes.review.upheld=4 !disputes.review.pending=3",
			"R04 A195 最可能是 表!A195：现为 5，应为 3（与相邻的一格重复），改后全部相平；也可能是 表!A191：现为 3，应为 " +
				"5（数字敲错，与旁边的键相邻），或者 表!A192：现为 0，应为 2（填成了 0） 等，共 5 种可能，请对照台账核对。未" +
				"经复议直接起诉：总计 5，四种结果之和 3，相差 2。请核对四种结果的件数，总计应由公式算出，不要手工填写。 !disp" +
				"utes.direct.total=3 !disputes.direct.upheld=5 !disputes.direct.corrected=2",
		}},
		{name: "three disputes wrong alike", this: "disputes.review.total=5 disputes.direct.upheld=3 disputes.direct.total=5 disputes.after_review.upheld=1 disputes.after_review.total=3", want: []string{
			"R04 A190 最可能是 表!A190：现为 5，应为 3（与相邻的一格重复），改后全部相平；也可能是 表!A186：现为 2，应为 " +
				"4（有一位数字填错），或者 表!A189：现为 1，应为 3（有一位数字填错） 等，共 5 种可能，请对照台账核对。行政复" +
				"议：总计 5，四种结果之和 3（2 + 1），相差 2。请核对四种结果的件数，总计应由公式算出，不要手工填写。 !dispute" +
				"s.review.total=3 !disputes.review.upheld=4 !disputes.review.pending=3",
			"R04 A195 最可能是 表!A195：现为 5，应为 3（总计没有跟着改），与 表!A200 一起改后全部相平；也可能是 表!A191 " +
				"现为 3，应为 1；表!A196 现为 1，应为 3（与相邻的一格填反了）；表!A195 现为 5，应为 1（与相邻的一格重复），或" +
				"者 表!A191：现为 3，应为 5（数字敲错，与旁边的键相邻） 等，共 6 种可能，请对照台账核对。未经复议直接起诉：总" +
				"计 5，四种结果之和 3，相差 2。请核对四种结果的件数，总计应由公式算出，不要手工填写。 !disputes.direct.total=" +
				"3 !disputes.after_review.total=1 !disputes.direct.upheld=1",
			"R04 A200 最可能是 表!A200：现为 3，应为 1（总计没有跟着改），与 表!A195 一起改后全部相平；也可能是 表!A191 " +
				"现为 3，应为 1；表!A196 现为 1，应为 3（与相邻的一格填反了）；表!A195 现为 5，应为 1（与相邻的一格重复），或" +
				"者 表!A196：现为 1，应为 3（有一位数字填错） 等，共 6 种可能，请对照台账核对。复议后起诉：总计 3，四种结果之" +
				"和 1，相差 2。请核对四种结果的件数，总计应由公式算出，不要手工填写。 !disputes.after_review.total=1 !dispute" +
				"s.direct.total=3 !disputes.direct.upheld=1",
		}},
		{name: "a sum under a wrong total and in it", this: "applications.handled.person=29 applications.handled.total=42", want: []string{
			"R02 A172 最可能是 表!A32：现为 5，应为 7（有一位数字填错），总计 A38 跟着改，改后全部相平；也可能是 表!A25：" +
				"现为 20，应为 22（数字敲错，与旁边的键相邻），总计 A31 跟着改，或者 表!A39：现为 2，应为 4（有一位数字填错）" +
				"，总计 A45 跟着改 等，共 21 种可能，请对照台账核对。自然人：（七）总计 29，（一）至（六）各行之和 27（20 + 5" +
				" + 2），相差 2。请核对本列（一）至（六）各行有无漏填、多填，（七）总计应由公式算出，不要手工填写。 !applicat" +
				"ions.partial.person=7 !applications.partial.total=7 !applications.granted.person=22",
			"R02<0 A178 总计：（七）总计 42，（一）至（六）各行之和 40（29 + 5 + 2 + 1 + 3），相差 2。请核对本列（一）至" +
				"（六）各行有无漏填、多填，（七）总计应由公式算出，不要手工填写。",
			"R01<0 A11 自然人：第一项 30 + 第二项 3 = 33，第三项 29 + 第四项 6 = 35，相差 2。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 46 + 第二项 3 = 49，第三项 42 + 第四项 9 = 51，相差 2。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
		{name: "last year's figure and a sentence", this: "applications.carried_in.person=4 applications.received.person=29", says: "上年结转政府信息公开申请3件，收到政府信息公开申请45件。", want: []string{
			"Y01 A18 自然人：上年结转 4，上年报告的“结转下年度继续办理” 3，相差 1。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"N01<0  文字“上年结转政府信息公开申请3件”写的是 3件，表里“二、上年结转政府信息公开申请数量”的“总计”（表!A24）" +
				"是 4。请对照台账看哪一处对，改正另一处。",
			"Y01<0 A24 总计：上年结转 4，上年报告的“结转下年度继续办理” 3，相差 1。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A185。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "carried in wrong in two columns, one way and the other", this: "applications.carried_in.person=1 applications.carried_in.company=2", want: []string{
			"Y01 A18 最可能是 表!A18：现为 1，应为 3（与上年报告不衔接），改后全部相平；不排除别的可能，请对照台账核对。" +
				"自然人：上年结转 1，上年报告的“结转下年度继续办理” 3，相差 2。上年报告的“结转下年度继续办理”在 上年.xlsx 表!" +
				"A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。 !applications.carried_in.person=3",
			"R01<0 A11 最可能是 表!A18：现为 1，应为 3（与几处总计都合不上），与 表!A19 一起改后全部相平；不排除别的可能" +
				"，请对照台账核对。自然人：第一项 30 + 第二项 1 = 31，第三项 27 + 第四项 6 = 33，相差 2。请核对本列的第一、二" +
				"、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。 !applications.carried_in.person=3 !applications.c" +
				"arried_in.company=0",
			"R01<0 A12 最可能是 表!A19：现为 2，应为 0（与几处总计都合不上），与 表!A18 一起改后全部相平；不排除别的可能" +
				"，请对照台账核对。商业企业：第一项 12 + 第二项 2 = 14，第三项 10 + 第四项 2 = 12，相差 2。请核对本列的第一、" +
				"二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。 !applications.carried_in.company=0 !application" +
				"s.carried_in.person=3",
			"Y01<0 A19 商业企业：上年结转 2，上年报告的“结转下年度继续办理” 0，相差 2。上年报告的“结转下年度继续办理”在 " +
				"上年.xlsx 表!A180。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "carried in wrong in two columns, made up for", this: "applications.carried_in.person=1 applications.carried_in.company=2 applications.received.person=32 applications.received.company=10", want: []string{
			"Y01 A18 自然人：上年结转 1，上年报告的“结转下年度继续办理” 3，相差 2。上年报告的“结转下年度继续办理”在 上年." +
				"xlsx 表!A179。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
			"Y01<0 A19 商业企业：上年结转 2，上年报告的“结转下年度继续办理” 0，相差 2。上年报告的“结转下年度继续办理”在 " +
				"上年.xlsx 表!A180。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		}},
		{name: "regulations and documents in force otherwise", this: "documents.normative.effective=41 documents.regulations.issued=2 documents.regulations.effective=1", says: "制发规章2件，现行有效规章1件，现行有效行政规范性文件42件。", want: []string{
			"N01  文字“现行有效行政规范性文件42件”写的是 42件，表里“行政规范性文件”的“现行有效件数”（表!A6）是 41。请对照" +
				"台账看哪一处对，改正另一处。",
			"Y02<0 A6 行政规范性文件：现行有效件数 41，上年报告的“现行有效件数” 38 + 本年制发件数 7 - 本年废止件数 3 = 42" +
				"，相差 1。上年报告的“现行有效件数”在 上年.xlsx 表!A6。请核对本年的三个数和上年报告；如系清理或者统计口径变化" +
				"，请在第六部分说明。",
			"Y02 A3 规章：现行有效件数 1，上年报告的“现行有效件数” 0 + 本年制发件数 2 - 本年废止件数 0 = 2，相差 1。上年" +
				"报告的“现行有效件数”在 上年.xlsx 表!A3。请核对本年的三个数和上年报告；如系清理或者统计口径变化，请在第六部分" +
				"说明。",
		}},
		{name: "two sentences about one total, one right", says: "收到政府信息公开申请46件。共受理政府信息公开申请45件。", want: []string{
			"N01  文字“共受理政府信息公开申请45件”写的是 45件，表里“一、本年新收政府信息公开申请数量”的“总计”（表!A17）是" +
				" 46；“一、本年新收政府信息公开申请数量”的“总计”（表!A17） 46 加 “二、上年结转政府信息公开申请数量”的“总计”（" +
				"表!A24） 3 是 49。哪一种都对不上。请对照台账看哪一处对，改正另一处。",
		}},
		{name: "sentences of a row of two, exchanged with its total", says: "因政府信息公开引发行政复议2件，其中维持3件。", want: []string{
			"N01  文字“因政府信息公开引发行政复议2件”写的是 2件，表里“行政复议”的“总计”（表!A190）是 3。请对照台账看哪一" +
				"处对，改正另一处。",
			"N01  文字“其中维持3件”写的是 3件，表里“行政复议”的“结果维持”（表!A186）是 2。请对照台账看哪一处对，改正另一" +
				"处。",
		}},
		{name: "a column and its sum, one digit each", this: "applications.received.person=31 applications.received.total=47 applications.granted.company=8", want: []string{
			"R01 A11 自然人：第一项 31 + 第二项 3 = 34，第三项 27 + 第四项 6 = 33，相差 1。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01<0 A17 总计：第一项 47 + 第二项 3 = 50，第三项 39 + 第四项 9 = 48，相差 2。请核对本列的第一、二、四项是否" +
				"填错，再核对第三项下各种办理结果有无漏计、重计。",
			"R01 A12 商业企业：第一项 12 + 第二项 0 = 12，第三项 9 + 第四项 2 = 11，相差 1。请核对本列的第一、二、四项是" +
				"否填错，再核对第三项下各种办理结果有无漏计、重计。",
		}},
	} {
		r := checktest.Made("2021", "示例市司法局", 2024, sound+test.this)
		last := checktest.Made("2021", "示例市司法局", 2023, lastSound+test.last)
		r.Texts["overview"], last.Texts["overview"] = form.Text{Text: test.says}, form.Text{Text: test.before}
		r.Hold(r.Form.Other(form.Last), last, "上年.xlsx")
		for _, w := range test.words {
			c := r.Form.Cell(w[0])
			v := form.ParseValue(w[1], grid.Text, c.Unit(), "")
			v.Place, v.Text = r.Value(c).Place, w[1]
			r.SetValue(c, v)
			_, row, col := v.Place.At()
			r.Book.Grids[0].At(row, col).Text = w[1]
		}
		for _, f := range test.formulas {
			checktest.Formula(r, f[0], f[1])
		}
		p := rule.NewPass(r, define.Builtin())
		for _, of := range slices.Concat(formulas.Rules, values.Rules, sentences.Rules, plausible.Rules, totals.Rules(r.Form),
			history.Rules(r.Form)) {
			if of.ID != "F01" && of.ID != "V15" { // all totals are typed, no unit is written
				p.Run(of)
			}
		}
		var got []string
		for _, f := range Order(p) {
			line := f.Rule.ID
			if f.Follows != nil {
				line += fmt.Sprintf("<%d", *f.Follows)
			}
			line += " " + f.Place.Ref + " " + f.Message
			for _, s := range f.Suspects {
				line += fmt.Sprintf(" !%s=%s", s.ID, s.ShouldBe)
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}
