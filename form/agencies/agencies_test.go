package agencies

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestNamedIn shows which agencies a line names: each with its place, none of those that are named without one.
func TestNamedIn(t *testing.T) {
	for line, want := range map[string]string{
		"2024年，甲县教育局认真贯彻落实":                        "甲县教育局",
		"现将甲县教育局2023年工作报告如下":                       "甲县教育局",
		"2024年甲县教育局":                               "甲县教育局",
		"请与甲县教育局办公室联系":                             "甲县教育局办公室",
		"由丙市丁区住房和城乡建设局编制":                          "丙市丁区住房和城乡建设局",
		"本报告由国家税务总局甲县税务局编制":                        "国家税务总局甲县税务局",
		"甲县发展和改革局和乙县财政局":                           "甲县发展和改革局 乙县财政局",
		"和平县教育局、和县教育局":                             "和平县教育局 和县教育局",
		"向和平区教育局、从化区公安局、日照市民政局申请":                  "和平区教育局 从化区公安局 日照市民政局",
		"受示例市财政局委托，甲县委托办理，甲县办理12件":                 "示例市财政局",
		"甲县政府信息公开工作、2024年乙县政务公开工作":                 "甲县政府 乙县",
		"甲县某某街道办事处，青阳镇人民政府":                        "甲县某某街道办事处 青阳镇人民政府",
		"地址：甲县乙城街道湛川路19号县教育局办公室":                   "",
		"城市管理局、市场监督管理局、社区服务中心":                     "",
		"我局、本县教育局、各乡镇人民政府、全市各县区政府":                 "",
		"在县委县政府领导下，自治区和市委高度重视":                     "",
		"国务院办公厅政府信息与政务公开办公室印发":                     "",
		"向行政复议机关申请，向甲市中级人民法院起诉":                    "",
		"经开区管委会、工业园区办公室、自治区人民政府办公厅":                "",
		"地址：甲市乙区中心路12号，甲县行政中心3号楼，甲市市民中心B座，甲县政府路5号": "",
		"地址：甲县人民政府路5号，甲县政府中心路6号，甲县人民政府中心街7号":       "",
		"优化市场环境领导小组办公室，支持乡村振兴局，本行政区域内政府，设区市人民政府":   "",
		"县级以上地方人民政府、上一级人民政府、主城区街道办事处、其他地区教育局":      "",
		"示例市民政局、示例市政务服务中心、示例市市场监督管理局":              "示例市民政局 示例市政务服务中心 示例市市场监督管理局",
		"城市社区居委会、全省各市县区政府、少数民族地区":                  "",
		"贵州省教育厅、新乡市民政局、景德镇市教育局、通州区教育局":             "贵州省教育厅 新乡市民政局 景德镇市教育局 通州区教育局",
		"从甲乙市人民政府网站下载；将甲乙市教育局的公报上架":                "甲乙市人民政府 甲乙市教育局",
		"和甲乙市教育局，会同甲乙市民政局":                         "甲乙市教育局 甲乙市民政局",
		"和田市教育局、和龙市民政局、和顺县财政局、和田地区教育局":             "和田市教育局 和龙市民政局 和顺县财政局 和田地区教育局",
		"和林格尔县教育局与和林格尔县财政局，和布克赛尔蒙古自治县财政局":          "和林格尔县教育局 和林格尔县财政局 和布克赛尔蒙古自治县财政局",
		"从化区教育局，将乐县教育局，和平区教育局":                     "从化区教育局 将乐县教育局 和平区教育局",
		"推进乡镇政府信息公开，督促县区政府部门，强化市县政府网站管理":           "",
		"指导甲乙县人民政府，深化某某市县政府信息公开":                   "甲乙县人民政府",
		"鼓楼区教育局，地址：3楼甲乙市教育局":                       "鼓楼区教育局 甲乙市教育局",
		"由甲乙经济技术开发区管委会，经甲乙市财政局、经甲乙经济技术开发区财政局同意":    "甲乙经济技术开发区管委会 甲乙市财政局 甲乙经济技术开发区财政局",
		"徐州市铜山区教育局，新区管委会、老区办公室":                    "徐州市铜山区教育局",
	} {
		var names []string
		for _, m := range NamedIn(line) {
			names = append(names, m.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s names %q, want %q", line, got, want)
		}
	}
}

// TestAreasOf shows with which places an agency's name begins.
func TestAreasOf(t *testing.T) {
	for name, want := range map[string]string{
		"示例市人民政府": "示例市2", "江苏省淮安市清江浦区教育局": "江苏省1 淮安市2 清江浦区3", "新疆维吾尔自治区人民政府": "新疆维吾尔自治区1",
		"上海市浦东新区张江镇人民政府": "上海市2 浦东新区3 张江镇4", "甲县住房和城乡建设局": "甲县3", "市教育局": "", "示例大学": "",
		"徐州市铜山区教育局": "徐州市2 铜山区3", "通州区教育局": "通州区3", "贵州省贵阳市": "贵州省1 贵阳市2",
		"城市管理局": "", "国家税务总局甲县税务局": "甲县3", "国家统计局丙市调查队": "丙市2",
	} {
		got := ""
		for _, a := range AreasOf(name) {
			got += " " + a.Name + string(rune('0'+a.Level))
		}
		if strings.TrimSpace(got) != want {
			t.Errorf("%s is of %s, want %s", name, got, want)
		}
	}
}

// TestIsAgency tells agencies with words of their own from places alone.
func TestIsAgency(t *testing.T) {
	for line, want := range map[string]bool{"甲县教育局": true, "甲县政务公开": false, "丙市甲县信息公开": false, "丙市甲县人民政府": true} {
		m := NamedIn(line)
		if len(m) != 1 || m[0].IsAgency() != want {
			t.Errorf("%s: %+v is an agency: %v", line, m, !want)
		}
	}
}

// FuzzNamedIn reads any line: a mention is a part of it, with what stands around it.
func FuzzNamedIn(f *testing.F) {
	for _, line := range []string{"", "2024年甲县教育局和乙县财政局", "市市市局局局", "甲县办办办理", "甲县政府信息\xff公开", "□县局"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		for _, m := range NamedIn(line) {
			if m.Name == "" || m.Before+m.Name+m.Behind != line || utf8.ValidString(line) && !utf8.ValidString(m.Name) {
				t.Errorf("%+v of %q", m, line)
			}
		}
	})
}
