package check

const (
	basisSums     = "格式各处总计的勾稽关系（R02、R03、R04）：总计是哪些格之和由格式规定"
	basisFormulas = "公式的结果要随数据变化，总计才可靠"
)

// formulaRules are the family F (a workbook's formulas), ordered by id. A formula breaks one of F02 to F11, F15, F16 and F18, the first
// that says what is wrong with it.
var formulaRules = []running{
	{Rule{
		ID: "F01", Severity: Warning, Title: "总计是手工填的数，没有公式",
		What:    "应当由公式算出的总计里是一个填进去的数。现在即使是对的，改了别的格它也不会跟着变。",
		Basis:   basisSums,
		Example: "“总计”一格的公式 =SUM(D4:I4) 被填成了 3001。",
		Mend:    "改成公式，或者用 nianbao fix 改正。",
	}, typedOver},
	{Rule{
		ID: "F02", Severity: Error, Title: "公式漏加了格",
		What:    "总计的公式少加了应当加的格。那一格现在是 0 时结果碰巧是对的，不是 0 时就错了。",
		Basis:   basisSums,
		Example: "总计写成 =SUM(E4:I4)：漏加了“自然人”（D4）。",
		Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	}, formulas},
	{Rule{
		ID: "F03", Severity: Error, Title: "公式多加了格",
		What:    "总计的公式加了不该加的格。",
		Basis:   basisSums,
		Example: "（七）总计写成 =SUM(D5:D26)：多加了“二、上年结转政府信息公开申请数量”（D5）。",
		Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	}, formulas},
	{Rule{
		ID: "F04", Severity: Error, Title: "公式把一格加了几次",
		What:    "总计的公式把同一格加了不止一次。",
		Basis:   basisSums,
		Example: "总计写成 =SUM(D4:I4)+D4：重复加了“自然人”（D4）。",
		Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	}, formulas},
	{Rule{
		ID: "F05", Severity: Error, Title: "公式的加减号反了",
		What:    "总计的公式减去了应当加的格。",
		Basis:   basisSums,
		Example: "总计写成 =SUM(D4:H4)-I4：把“其他”（I4）的加减号写反了。",
		Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	}, formulas},
	{Rule{
		ID: "F06", Severity: Error, Title: "小计和明细一起加了",
		What:    "总计的公式既加了小计，又加了小计里的各格，这些格算了两遍。",
		Basis:   basisSums,
		Example: "表里有“法人或其他组织小计”一列 J，总计写成 =SUM(D4:J4)。",
		Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	}, formulas},
	{Rule{
		ID: "F07", Severity: Error, Title: "公式里另加了固定的数",
		What:    "总计的公式除了加各格，还加减了一个写死的数，多半是为了凑平。",
		Basis:   basisSums,
		Example: "总计写成 =SUM(D4:I4)+1。",
		Mend:    "改成应有的公式，找出为什么差这个数。",
	}, formulas},
	{Rule{
		ID: "F08", Severity: Error, Title: "数是倒推出来的（倒轧）",
		What:    "一格用勾稽关系倒推出来，例如用第一、二、四项推出第三项总计，或者用总计减其余各格推出一格。这样勾稽关系永远成立，查不出错。",
		Basis:   "勾稽关系用来核对各自统计的数，不能用来生成数",
		Example: "（七）总计写成 =D4+D5-D28。",
		Mend:    "总计改成各格之和；要填的格改填统计出的数。",
	}, formulas},
	{Rule{
		ID: "F09", Severity: Error, Title: "公式引用了别的行、列或工作表",
		What:    "总计的公式加的不是本行、本列的格，而是别的行、列或工作表的，多半是复制公式时错了位。",
		Basis:   basisSums,
		Example: "第 4 行的总计写成 =SUM(D5:I5)。",
		Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	}, formulas},
	{Rule{
		ID: "F10", Severity: Error, Title: "公式出错",
		What:    "公式引用的格已被删除（#REF!），或者结果是出错值。",
		Basis:   basisFormulas,
		Example: "删掉一列后，总计变成 =SUM(#REF!)。",
		Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	}, formulas},
	{Rule{
		ID: "F11", Severity: Error, Title: "公式循环引用",
		What:    "公式直接或绕一圈又用到自己，算不出数。",
		Basis:   basisFormulas,
		Example: "J4 的总计写成 =SUM(D4:J4)。",
		Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	}, formulas},
	{Rule{
		ID: "F12", Severity: Error, Title: "文件里存的结果不是公式算出的",
		What:    "按公式重新计算，结果与文件里存的不同：文件没有重新计算就保存了。打开后数会变，与交上来的不一样。",
		Basis:   basisFormulas,
		Example: "公式 =SUM(D4:I4) 应当算出 10，文件里存的是 9。",
		Mend:    "用 WPS 或 Excel 打开，按 F9 重新计算并保存；或者用 nianbao fix 改正。",
	}, stale},
	{Rule{
		ID: "F13", Severity: Error, Title: "公式没有结果",
		What:    "文件里只有公式，没有算出的结果：多半是由别的程序生成、没有计算过的。",
		Basis:   basisFormulas,
		Example: "总计是 =SUM(D4:I4)，没有结果。",
		Mend:    "用 WPS 或 Excel 打开并保存；或者用 nianbao fix 算出结果。",
	}, uncalculated},
	{Rule{
		ID: "F14", Severity: Error, Title: "文本形式的数，求和时不算",
		What:    "格里看起来是数，其实是文本（多半是粘贴来的，或者格式设成了“文本”），SUM 求和时不算它。",
		Basis:   basisFormulas,
		Example: "“商业企业”填的 5 是文本，总计 =SUM(D4:I4) 少了 5。",
		Mend:    "把单元格格式改成“常规”后重新填数；或者用 nianbao fix 改正。",
	}, textUnderSum},
	{Rule{
		ID: "F15", Severity: Warning, Title: "公式引用别的文件，或引用的格不固定",
		What:    "公式引用了另一个文件，或者用了 INDIRECT、OFFSET、NOW、RAND 一类函数，单凭这个文件核对不了。",
		Basis:   basisFormulas,
		Example: "“新收”一格写成 =[台账.xlsx]Sheet1!B2。",
		Mend:    "总计改成本表各格之和；要填的格改填数。",
	}, formulas},
	{Rule{
		ID: "F16", Severity: Warning, Title: "公式与相邻各格的写法不同",
		What:    "同一行或同一列的格都是一样写法的公式，只有这一格不同，多半是改动过或复制时错了位。",
		Basis:   "同一行、同一列的数来历相同，公式的写法应当相同",
		Example: "D4、E4、G4 都取自“台账”的第 2 行，F4 取自第 3 行。",
		Mend:    "核对这一格引用的是不是它的数。",
	}, formulas},
	{Rule{
		ID: "F17", Severity: Note, Title: "应当填数的格里是公式",
		What:    "应当直接填数的格里是公式，读的是公式的结果。",
		Basis:   "格式只规定总计由各格相加得出",
		Example: "“自然人”一格写成 =台账!B2。",
		Mend:    "一般不用处理；请确认它引用的数是对的。",
	}, formulaInInput},
	{Rule{
		ID: "F18", Severity: Warning, Title: "公式判断不了",
		What:    "总计的公式用了判断不了的函数或写法，不知道它加的是不是应当加的格。结果是否相等仍由勾稽关系检查。",
		Basis:   basisSums,
		Example: "总计写成 =VLOOKUP(A4,台账!A:B,2,0)。",
		Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	}, formulas},
	{Rule{
		ID: "F19", Severity: Warning, Title: "工作簿设成了手动计算",
		What:    "计算方式是“手动”：改了数，公式的结果不会跟着变，要按 F9 才重新计算。",
		Basis:   basisFormulas,
		Example: "“公式”选项里的计算方式是“手动”。",
		Mend:    "改成自动计算并保存；或者用 nianbao fix 改正。",
	}, manual},
}
