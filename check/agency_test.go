package check

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAgency shows what is told of what stands in an agency's place: that it is none, that it was not filled in, that it
// may be a part of one.
func TestAgency(t *testing.T) {
	const none, mend = "错误 S07 基本信息!B1  没有机关名称", "请在“机关名称”后面填单位全称，或者在标题里写明。"
	doubtful := func(name string) string {
		return "警告 S35 基本信息!B1  机关名称读出来是“" + name + "”，不像单位全称。请核对，只写单位全称；标题旁边另有一行的，请在标题里写明单位全称。"
	}
	unfilled := func(name string) string {
		return none + "：写的是“" + name + "”，不是单位全称。" + mend
	}
	for name, want := range map[string]string{
		"无": none + "。" + mend, "/": none + "。" + mend, "（单位名称）": none + "。" + mend,
		"XX市××局": unfilled("XX市××局"), "示例市*＊局": unfilled("示例市*＊局"), "____局": unfilled("____局"),
		"局": doubtful("局"), "保障局": doubtful("保障局"), "建设局": doubtful("建设局"),
		"示例市建设局": "", "水务局": "", "医疗保障局": "", "无锡市示例局": "", "示例市三○○医院": "", "示例市司法局": "",
	} {
		s := sound("2021", "2024")
		s.set("基本信息!B1", name)
		if diff := cmp.Diff(want, strings.Join(typed(s.findings(t)), "\n")); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}
