package check

// plausibleCases break the rules of family P.
var plausibleCases = []failing{
	{"P01", func(s *sheets) { s.set("主动公开!B3", "72"); s.set("主动公开!C3", "3958") }, []string{
		"警告 P01 主动公开!B3  “规章”一行是“本年制发件数” 72、“本年废止件数” 3958、“现行有效件数” 0：" +
			"“现行有效件数”是 0，前面却有 3958，多半左右错了一格。请对照台账，填到各自的格里。",
	}},
	{"P01 of the other edition", func(s *sheets) {
		*s = *sound("2019", "2020")
		s.set("主动公开!B3", "3958")
		s.set("主动公开!C3", "72")
	}, []string{
		"警告 P01 主动公开!B3  “规章”一行是“本年新制作数量” 3958、“本年新公开数量” 72、“对外公开总数量" +
			"” 0：“对外公开总数量”是 0，前面却有 3958，多半左右错了一格。请对照台账，填到各自的格里。",
	}},
	{"P02", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.set("主动公开!D4", "3958")
		s.set("主动公开!C4", "3")
		s.set("主动公开!D4", "958")
	}, []string{
		"警告 P02 主动公开!D4  “行政规范性文件”的“现行有效件数”填的是 958，上年是 3958；前一格 C4填的是 3" +
			"，连起来是 3958：多半是一个数拆在了两格里。请把数整个填在它的格里。",
		"警告 Y02 主动公开!D4  行政规范性文件：现行有效件数 958，上年报告的“现行有效件数” 3958 + 本年制发件" +
			"数 0 - 本年废止件数 3 = 3955，相差 2997。上年报告的“现行有效件数”在 上年.xlsx 主动公开!D4。请核对" +
			"本年的三个数和上年报告；如系清理或者统计口径变化，请在第六部分说明。",
	}},
	{"P02 of a figure that begins with 0", func(s *sheets) { s.set("主动公开!C4", "3"); s.set("主动公开!D4", "058") }, []string{
		"警告 P02 主动公开!D4  “行政规范性文件”的“现行有效件数”填的是 058，以 0 开头，前一格 C4填的是 3：" +
			"多半是 3058 拆在了两格里。请把数整个填在它的格里。",
	}},
	{"P03", func(s *sheets) {
		*s = *sound("2019", "2020")
		s.set("主动公开!B7", "120")
		s.set("主动公开!C7", "-3")
		s.set("主动公开!D7", "117")
	}, []string{
		"警告 P03 主动公开!D7  “行政许可”的“处理决定数量”填的是 117，正好等于“上一年项目数量”、“本年增" +
			"/减”之和（120 - 3）：多半填成了项目的数量。请填本年作出的决定的件数。",
	}},
	{"P04", func(s *sheets) { s.set("主动公开!B10", "45294") }, []string{
		"警告 P04 主动公开!B10  “行政处罚”的“本年处理决定数量”填的是 45294，正好是 2024年1月3日的日期序号" +
			"，比其余的数大得多：多半是日期变成的数。请对照台账改成件数。",
	}},
	{"P04 that breaks an equation", func(s *sheets) {
		s.set("依申请公开!D4", "45294")
		s.set("依申请公开!J4", "45294")
	}, []string{
		"错误 R01 依申请公开!D4  自然人：第一项 45294 + 第二项 0 = 45294，第三项 0 + 第四项 0 = 0，相差 45294" +
			"。请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。",
		"错误 R01 依申请公开!J4  总计：第一项 45294 + 第二项 0 = 45294，第三项 0 + 第四项 0 = 0，相差 45294。" +
			"请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。 [follows 0]",
		"警告 P04 依申请公开!D4  “一、本年新收政府信息公开申请数量”的“自然人”填的是 45294，正好是 2024年1" +
			"月3日的日期序号，比其余的数大得多：多半是日期变成的数。请对照台账改成件数。",
	}},
	{"P05", func(s *sheets) { s.set("主动公开!B14", "727012578") }, []string{
		"警告 P05 主动公开!B14  “行政事业性收费”的“本年收费金额（单位：万元）”填的是 727012578 万元，超过" +
			" 5000000 万元，不会有这么多：多半把元当作万元填了，换算过来是 72701.2578 万元。请核对单位。",
	}},
	{"P05 that a text says in yuan", func(s *sheets) {
		s.set("主动公开!B14", "251000")
		s.set("文字!A2", "全年行政事业性收费251,000元。")
	}, []string{
		"警告 P05 主动公开!B14  “行政事业性收费”的“本年收费金额（单位：万元）”填的是 251000 万元，而文字" +
			"里写的是 251000 元：多半把元当作万元填了，换算过来是 25.1 万元。请核对单位。",
	}},
	{"P05 ten thousand times last year's", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.set("主动公开!B14", "30")
		s.set("主动公开!B14", "251000")
	}, []string{
		"警告 P05 主动公开!B14  “行政事业性收费”的“本年收费金额（单位：万元）”填的是 251000 万元，是上年 " +
			"30 万元的 8367 倍：多半把元当作万元填了，换算过来是 25.1 万元。请核对单位。",
	}},
	{"P06", func(s *sheets) { s.set("复议诉讼!A4", "2"); s.set("复议诉讼!E4", "2") }, []string{
		"提示 P06 复议诉讼!E4  “行政复议”的“总计”是 2 件，而别的表全部是 0。请核对是不是填了别的复议、诉" +
			"讼，或者别的表漏填了。",
	}},
	{"P07", func(s *sheets) {
		for _, at := range []string{"D4", "J4", "D6", "J6", "D27", "J27"} {
			s.set("依申请公开!"+at, "4")
		}
		s.set("复议诉讼!A4", "120")
		s.set("复议诉讼!E4", "120")
	}, []string{
		"警告 P07 复议诉讼!E4  “行政复议”的“总计”是 120 件，而本年的申请（新收和结转）只有 4 件。请核对：" +
			"只填因政府信息公开工作引起的，不填本机关审理的和与政府信息公开无关的。",
	}},
	{"P08", func(s *sheets) {
		s.last = sound("2021", "2023")
		for _, at := range []string{"D4", "J4", "D6", "J6", "D27", "J27"} {
			s.last.set("依申请公开!"+at, "120")
		}
	}, []string{
		"警告 P08 依申请公开!J4  全部的数都是 0，而上年“一、本年新收政府信息公开申请数量”的“总计”是 120（" +
			"上年.xlsx 依申请公开!J4）。请对照台账核对是不是漏填了。",
	}},
}

// plausiblePassing come near to breaking them.
var plausiblePassing = []passing{
	{"P01", "a clean-up after which some are in force", func(s *sheets) {
		s.set("主动公开!B3", "72")
		s.set("主动公开!C3", "3958")
		s.set("主动公开!D3", "1")
	}, ""},
	{"P01", "a clean-up in a year in which nothing was made", func(s *sheets) { s.set("主动公开!C3", "3958") }, ""},
	{"P02", "two figures that grow", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.set("主动公开!D4", "3958")
		s.set("主动公开!C4", "3")
		s.set("主动公开!D4", "3958")
	}, "Y02"},
	{"P02", "two digits with a 0", func(s *sheets) { s.set("主动公开!C4", "3"); s.set("主动公开!D4", "05") }, ""},
	{"P03", "decisions that are nearly so many", func(s *sheets) {
		*s = *sound("2019", "2020")
		s.set("主动公开!B7", "120")
		s.set("主动公开!C7", "-3")
		s.set("主动公开!D7", "118")
		s.set("主动公开!B8", "5")
		s.set("主动公开!D8", "5")
	}, "F01"},
	{"P04", "so many decisions among others", func(s *sheets) { s.set("主动公开!B10", "45294"); s.set("主动公开!B7", "1200") }, ""},
	{"P04", "so many as a text says, and last year's report", func(s *sheets) {
		s.set("主动公开!B10", "45294")
		s.set("文字!A2", "作出行政处罚45294件。")
	}, ""},
	{"P04", "so many requests, of which all is accounted for", func(s *sheets) {
		for _, at := range []string{"D4", "D6"} {
			s.set("依申请公开!"+at, "45294")
		}
		for _, at := range []string{"J4", "J6", "D27", "J27"} {
			s.at("依申请公开!" + at).Text = "45294"
		}
	}, ""},
	{"P05", "a province's charges", func(s *sheets) { s.set("主动公开!B14", "3812345.67") }, ""},
	{"P05", "charges that a text says in yuan, converted", func(s *sheets) {
		s.set("主动公开!B14", "25.1")
		s.set("文字!A2", "收费251000元。")
	}, ""},
	{"P06", "a year with nothing but a decision", func(s *sheets) {
		s.set("复议诉讼!A4", "2")
		s.at("复议诉讼!E4").Text = "2"
		s.set("主动公开!B7", "1")
	}, ""},
	{"P07", "nine disputes of three requests", func(s *sheets) {
		for _, at := range []string{"D4", "D6"} {
			s.set("依申请公开!"+at, "3")
		}
		for _, at := range []string{"J4", "J6", "D27", "J27"} {
			s.at("依申请公开!" + at).Text = "3"
		}
		s.set("复议诉讼!A4", "9")
		s.at("复议诉讼!E4").Text = "9"
	}, ""},
	{"P08", "nothing after a year of little", func(s *sheets) {
		s.last = sound("2021", "2023")
		for _, at := range []string{"D4", "J4", "D6", "J6", "D27", "J27"} {
			s.last.set("依申请公开!"+at, "9")
		}
	}, ""},
}
