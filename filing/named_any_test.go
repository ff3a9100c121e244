package filing

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/ooxml/opc"
)

// anyArea draws a place's name.
func anyArea(t *rapid.T, level string) string {
	ends := map[string][]string{"县": {"县", "区", "市", "旗", "自治县"}, "市": {"市", "州", "盟"}, "镇": {"镇", "乡"}}[level]
	return rapid.SampledFrom([]string{"甲", "丙", "青阳", "和平", "从化", "将乐", "南通", "向阳", "日照", "从江", "石城"}).Draw(t, "place") +
		rapid.SampledFrom(ends).Draw(t, "end")
}

// anyAgency draws the name of an agency with its place.
func anyAgency(t *rapid.T) string {
	switch rapid.IntRange(0, 3).Draw(t, "shape") {
	case 0:
		return anyArea(t, "县") + rapid.SampledFrom([]string{"人民政府", "人民政府办公室", "发展和改革委员会", "卫健委", "信访办"}).Draw(t, "of")
	case 1:
		return anyArea(t, "市") + rapid.SampledFrom([]string{"戊区", "己县", "戊和区"}).Draw(t, "within") + "城市管理局"
	case 2:
		return anyArea(t, "镇") + "人民政府"
	}
	return anyArea(t, "县") + rapid.SampledFrom([]string{"教育局", "住房和城乡建设局", "市场监督管理局", "民政局", "人力资源和社会保障局", "政务服务中心",
		"农业农村厅", "政务服务和数据管理局"}).Draw(t, "of")
}

// statements are sentences of templates about whoever reports.
var statements = []string{"{{年度}}年，@认真贯彻落实党中央、国务院决策部署。", "如有疑问，请与@联系。", "公民可以向@申请公开政府信息。", "查阅地点：@。",
	"现将@{{年度}}年政府信息公开工作情况报告如下。", "在@的努力下，公开工作平稳。", "@政府信息公开工作领导小组负责本项工作。", "由@负责解释。",
	"{{机关名称}}和@的公开工作。", "本年度@主动公开信息若干条"}

// reporters are agencies with sentences that their own templates may have, besides those of anybody's.
var reporters = map[string][]string{
	"乙县教育局": {"在乙县人民政府的领导下。", "乙县教育局办公室地址", "根据丁市教育局要求公开。", "在丁市人民政府领导下开展。", "查阅地点：乙县政务服务中心、乙县档案馆。",
		"请与县教育局政务公开工作领导小组办公室联系（地址：乙县乙城街道湛川路19号县教育局办公室，邮编：000000）。", "电子版可在乙县人民政府网查询。", "示例省乙县教育局",
		"地址：丁市乙县中心路12号乙县行政中心3号楼", "经乙县保密局审查，乙县县委办公室、乙县纪委监委监督，乙县人大常委会办公室", "在乙县政府网站、乙县网信办公布"},
	"江苏省淮安市清江浦区卫生健康委员会": {"淮安市清江浦区卫健委", "清江浦区卫生健康委员会负责", "在清江浦区人民政府、淮安市人民政府领导下", "按照江苏省卫生健康委员会部署"},
	"甲乙经济技术开发区教育局":      {"在甲乙经济技术开发区管委会网站查询。", "经甲乙经济技术开发区管理委员会同意"},
	"丙丁市教育局":            {"推进县区政府信息公开，强化乡镇政府网站管理。", "从丙丁市人民政府网站下载。", "《样本省政府信息公开年度报告编制规范》"},
	"示例市人民政府":           {"示例市教育局、示例市民政局报送。", "示例市人民政府办公室", "样本省示例市", "包括戊县人民政府、己县人民政府", "根据样本省人民政府要求"},
	"乙县人民政府办公室":         {"乙县政府办公室", "乙县人民政府", "县政府办公室"},
	"国家税务总局乙县税务局":       {"乙县税务局", "国家税务总局", "根据国家税务总局丁市税务局要求", "在乙县人民政府网站公布"},
	"乙镇人民政府":            {"在戊县人民政府领导下", "按照戊县教育局要求", "乙镇政府"},
}

// anybodys are sentences that a template may have whoever reports: about the agency, what it obeys, bodies without a name.
var anybodys = []string{"{{机关名称}}认真贯彻落实。", "我局、本局按照县人民政府和国务院办公厅要求公开。", "县教育局、市场监督管理局、各乡镇人民政府、城市管理局联合开展。",
	"向行政复议机关申请复议，向人民法院提起诉讼。", "{{机关名称}}办公室负责。", "按照省人民政府、市政府部署，在各级各部门支持下。",
	"国务院办公厅政府信息与政务公开办公室印发。", "本县城区、社区服务中心、经开区管委会、全市政务公开", "我县教育局委托办理。",
	"在县委县政府的正确领导下，自治区和市委高度重视，组织市监察局、市法制办、市信息中心检查。", "各县（市）区、市政府各部门、省市县政府",
	"优化市场环境领导小组办公室，支持乡村振兴局，本行政区域内政府。", "县级以上地方人民政府、设区市人民政府、全省各市县区政府"}

// TestAnyAgencyLeft writes into the built-in template sentences, a header and properties that name another agency: each
// of the three is told of in one line, with the name. Sentences that any agency may print bring no word.
func TestAnyAgencyLeft(t *testing.T) {
	t.Parallel()
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	r := f.Report
	names := slices.Sorted(maps.Keys(reporters))
	rapid.Check(t, func(rt *rapid.T) {
		r.Agency = rapid.SampledFrom(names).Draw(rt, "reporter")
		r.Particulars[form.Agency] = r.Agency
		other := rapid.Custom(anyAgency).Filter(func(name string) bool { // 甲区 may be short for 甲乙经济技术开发区
			return !form.AgenciesAlike(r.Agency, name)
		}).Draw(rt, "other")
		said := rapid.SampledFrom(append(reporters[r.Agency], anybodys...)).Draw(rt, "own")
		times, inBody := 0, rapid.Bool().Draw(rt, "in the body")
		var lines []string
		if inBody {
			times = rapid.IntRange(1, 3).Draw(rt, "times")
		}
		for range times {
			lines = append(lines, strings.ReplaceAll(rapid.SampledFrom(statements).Draw(rt, "statement"), "@", other))
		}
		lines = append(lines, said)
		var paragraphs strings.Builder
		for _, line := range lines {
			paragraphs.WriteString(`<w:p><w:r><w:t>` + line + `</w:t></w:r></w:p>`)
		}
		pkg := changedTemplate(t, 1, "<w:sectPr", paragraphs.String()+"<w:sectPr")
		inFooter := rapid.SampledFrom([]string{"", "@", "@2024年政府信息公开工作年度报告", "@\t2025年1月编制"}).Draw(rt, "in the footer")
		if inFooter != "" {
			footer, _ := pkg.Part("word/footer1.xml")
			pkg.Set("word/footer1.xml", []byte(strings.Replace(string(footer), "<w:p>", "<w:p><w:r><w:t>"+
				strings.ReplaceAll(inFooter, "@", other)+"</w:t></w:r></w:p><w:p>", 1)))
		}
		inProperties := rapid.Bool().Draw(rt, "in the properties")
		if inProperties {
			setProperty(t, rt, pkg, other)
		}
		_, notices, err := l.filledBy(pkg, r)
		if err != nil {
			rt.Fatal(err, lines)
		}
		body, properties, footer := 0, 0, 0
		for _, n := range notices {
			switch {
			case strings.Contains(n.Text, "文件页脚") && strings.Contains(n.Text, other[:6]), strings.Contains(n.Text, "（页脚“"):
				footer++
			case strings.HasPrefix(n.Text, "写出的文件里写着") && strings.Contains(n.Text, other) &&
				strings.Count(n.Text, form.Quote(r.Agency)) == 1 && strings.Count(n.Text, "第") > 0:
				body++
			case strings.HasPrefix(n.Text, "写出的文件的属性里") && strings.Contains(n.Text, other):
				properties++
			default:
				rt.Errorf("told %s", n.Text)
			}
		}
		if body != min(times, 1) || (properties == 1) != inProperties || (footer == 1) != (inFooter != "") {
			rt.Errorf("%d times in the body, in the properties %v: told %v\n%s", times, inProperties, notices, strings.Join(lines, "\n"))
		}
	})
}

// setProperty writes what names an agency into one of a template's properties.
func setProperty(t *testing.T, rt *rapid.T, pkg *opc.Package, agency string) {
	t.Helper()
	name := rapid.SampledFrom([]string{"title", "creator", "subject"}).Draw(rt, "property")
	parts, err := pkg.Related("", "core-properties")
	if err != nil || len(parts) != 1 {
		t.Fatal(err, parts)
	}
	text := string(parts[0].Data)
	from, to := strings.Index(text, "<dc:"+name+">"), strings.Index(text, "</dc:"+name+">")
	if from >= 0 {
		text = text[:from] + text[to+len("</dc:"+name+">"):]
	}
	end := strings.LastIndex(text, "</")
	pkg.Set(parts[0].Name, []byte(text[:end]+`<dc:`+name+` xmlns:dc="http://purl.org/dc/elements/1.1/">`+agency+
		rapid.SampledFrom([]string{"", "", "2024年政府信息公开工作年度报告"}).Draw(rt, "behind")+`</dc:`+name+`>`+text[end:]))
}

// TestAgencyLeftInLastYear fills last year's report of another agency by its labels: what of its words stays is told of.
func TestAgencyLeftInLastYear(t *testing.T) {
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	for words, want := range map[string]string{
		"": "",
		"示例市人民政府办公室现公布本报告。":                "",
		"甲县教育局现公布本报告，由甲县教育局解释。":            "甲县教育局”（第",
		"按照省人民政府要求，现公布本报告。查阅地点：示例市政务服务中心。": "",
	} {
		pkg, err := opc.ReadFile(convertTo(t, books[0], "上年.docx"))
		if err != nil {
			t.Fatalf("opc.ReadFile: %v", err)
		}
		xml, _ := pkg.Part("word/document.xml")
		at := strings.Index(string(xml), "<w:p>")
		pkg.Set("word/document.xml", []byte(string(xml[:at])+"<w:p><w:r><w:t>"+words+"</w:t></w:r></w:p>"+string(xml[at:])))
		_, notices, err := l.filledBy(pkg, f.Report)
		if err != nil {
			t.Fatalf("l.filledBy: %v", err)
		}
		var told []string
		for _, n := range notices {
			told = append(told, n.Text)
		}
		if want == "" && told != nil || !strings.Contains(strings.Join(told, "\n"), want) || len(told) > 1 {
			t.Errorf("%q: told %q", words, told)
		}
	}
}

// TestAnyYearLeft writes into the built-in template sentences with another year than the report's: each year is told of
// once. Years that are compared with, those of laws and those of the report's own texts bring no word.
func TestAnyYearLeft(t *testing.T) {
	t.Parallel()
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	f.Report.Texts["overview"] = form.Text{Text: "本年依照2022年部署公开。\n2021年新建平台。"}
	rapid.Check(t, func(rt *rapid.T) {
		year := rapid.SampledFrom([]string{"2021年", "2022年", "2023年", "２０２３年", "二〇二三年", "2 0 2 3 年"}).Draw(rt, "year")
		left := rapid.SampledFrom([]string{"@，我局认真公开。", "@度政府信息公开工作情况如下", "截至@12月31日，公开信息", "自@1月1日起统计。", "自@1月1日起，至年底",
			"本局@制发规范性文件3件", "我局在@共公开信息"}).Draw(rt, "left")
		silent := rapid.SampledFrom([]string{"与2023年相比有所增加。", "比2023年增长5%，较2022年下降", "上年（2023年）办结", "2022年同期为3件", "根据2023年修订的条例",
			"2023年6月1日起施行的规定", "2022年公布的《条例》", "自2008年5月1日起施行", "2025年将继续公开。", "2025年1月20日", "本局2024年公开信息",
			"依照2022年部署", "2021年新建平台",
			"自2022年起，实行季度通报", "自2022年3月起，按月通报", "2023年6月1日起正式运行", "2021年以来，累计公开若干件", "规划（2021年至2025年）"}).Draw(rt, "silent")
		lines := []string{silent}
		isLeft := rapid.Bool().Draw(rt, "is left")
		if isLeft {
			for range rapid.IntRange(1, 2).Draw(rt, "times") {
				lines = append(lines, strings.ReplaceAll(left, "@", year))
			}
		}
		_, notices, err := l.filledBy(changedTemplate(t, 1, "反映本机关", strings.Join(lines, "。")+"。反映本机关"), f.Report)
		if err != nil {
			rt.Fatalf("l.filledBy: %v", err)
		}
		told := 0
		for _, n := range notices {
			if strings.HasPrefix(n.Text, "模板里直接写了20") {
				told++
			}
		}
		if told != len(notices) || (told == 1) != isLeft || told > 1 {
			rt.Errorf("%q: told %v", lines, notices)
		}
	})
	for words, want := range map[string]string{"2019年政府信息公开工作": "写了2019年", "2026年度政府信息公开工作": "写了2026年",
		"期限自2023.1.1至2023.12.31": "写了2023年", "电话0000-2023-1-1": ""} {
		_, notices, err := l.filledBy(changedTemplate(t, 1, "反映本机关", words+"。反映本机关"), f.Report)
		if err != nil || len(notices) != len(want)/len(max(want, "-")) || want != "" && !strings.Contains(notices[0].Text, want) {
			t.Errorf("%s: told %v, %v", words, notices, err)
		}
	}
}

// TestHeadingsOfTemplates tells in one note of the headings of a template that are not the form's, with what is prescribed.
func TestHeadingsOfTemplates(t *testing.T) {
	t.Parallel()
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	const two, three, five = "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "五、存在的主要问题及改进情况"
	for name, test := range map[string]struct {
		pairs, want []string
	}{
		"as it is":       {},
		"in other words": {[]string{three, "三、依申请公开情况"}, []string{"有 1 处不同", "“三、依申请公开情况”，应为“" + three + "”", "国办公开办函〔2021〕30号"}},
		"two": {[]string{three, "三、依申请公开情况", five, "五、问题和不足"},
			[]string{"有 2 处不同", "“三、依申请公开情况”，应为", "“五、问题和不足”，应为“" + five + "”"}},
		"misnumbered":      {[]string{three, strings.Replace(three, "三", "四", 1)}, []string{"的编号不对，应为“" + three + "”"}},
		"without a number": {[]string{two, strings.TrimPrefix(two, "二、")}, []string{"没有编号，应为“" + two + "”"}},
		"missing":          {[]string{three, ""}, []string{"没有标题“" + three + "”"}},
		"of a text":        {[]string{five, ""}, []string{"没有标题“" + five + "”"}},
	} {
		_, notices, err := l.filledBy(changedTemplate(t, 1, test.pairs...), f.Report)
		if err != nil {
			t.Fatal(name, err)
		}
		var told []string
		for _, n := range notices {
			told = append(told, n.Severity.Chinese()+n.Text)
		}
		if len(told) != min(len(test.want), 1) {
			t.Errorf("%s: told %q", name, told)
			continue
		}
		for _, want := range test.want {
			if !strings.HasPrefix(told[0], "提示") || !strings.Contains(told[0], want) {
				t.Errorf("%s: no %s in %q", name, want, told)
			}
		}
	}
}

// TestHeadingsByOtherWords puts all words by which a form's headings are known into a template: each is told of, with what
// is prescribed instead.
func TestHeadingsByOtherWords(t *testing.T) {
	t.Parallel()
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	for _, s := range f.Report.Form.Sections {
		number, _, _ := strings.Cut(s.Title, "、")
		for _, words := range append(s.Heading.Terms, s.Heading.Aliases...) {
			heading := number + "、" + strings.ReplaceAll(words, " ", "") + "情况"
			if heading == s.Title {
				continue
			}
			_, notices, err := l.filledBy(changedTemplate(t, 1, s.Title, heading), f.Report)
			if err != nil || len(notices) != 1 || !strings.Contains(notices[0].Text, form.Quote(heading)+"，应为"+form.Quote(s.Title)) {
				t.Errorf("%s: told %v, %v", heading, notices, err)
			}
		}
	}
}

// TestProperties shows what is told of a document's properties, and that makers of programs and people are none of it.
func TestProperties(t *testing.T) {
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	for _, test := range []struct{ part, element, value, want string }{
		{"docProps/app.xml", "Company", "甲县教育局", "公司是“甲县教育局”，报告的机关名称却是“示例市人民政府”"},
		{"docProps/app.xml", "Company", "微软（中国）有限公司", ""},
		{"docProps/app.xml", "Company", "Microsoft", ""},
		{"docProps/app.xml", "Manager", "张三", ""},
		{"docProps/core.xml", "cp:category", "2023年年报", "类别是“2023年年报”，报告的年度却是 2024"},
		{"docProps/core.xml", "cp:category", "示例市人民政府办公室", ""},
		{"docProps/core.xml", "cp:category", "政务公开", ""},
	} {
		pkg := changedTemplate(t, 1)
		data, _ := pkg.Part(test.part)
		end := strings.LastIndex(string(data), "</")
		pkg.Set(test.part, []byte(string(data[:end])+"<"+test.element+">"+test.value+"</"+test.element+">"+string(data[end:])))
		_, notices, err := l.filledBy(pkg, f.Report)
		if err != nil || len(notices) != min(len(test.want), 1) || test.want != "" && !strings.Contains(notices[0].Text, test.want) {
			t.Errorf("%s %s: told %v, %v", test.element, test.value, notices, err)
		}
	}
}
