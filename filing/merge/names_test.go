package merge

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form/parts"
)

// named returns a sum of parts that are called so.
func named(names []string) *sum {
	s := &sum{from: map[*parts.Part]string{}}
	for i, name := range names {
		s.parts = append(s.parts, parts.NewPart(name, fmt.Sprintf("%d.xlsx", i)))
	}
	s.refuseSpellings()
	return s
}

// county are a county's agencies, each another one, with places whose names hold the words for places.
var county = strings.Fields(`安山县人民政府 安山县人民政府办公室 安山县发展和改革局 安山县教育局 安山县体育局 安山县公安局 安山县民政局
	安山县民族宗教事务局 安山县司法局 安山县财政局 安山县审计局 安山县统计局 安山县水利局 安山县林业局 安山县农业农村局 安山县卫生健康局
	安山县医疗保障局 安山县应急管理局 安山县机关事务管理局 安山县住房和城乡建设局 安山县自然资源局 安山县信访局 安山县数据局 安山县文物局
	国家税务总局安山县税务局 安山县红旗乡人民政府 安山县红旗镇人民政府 安山县双旗镇人民政府 安山县城关镇人民政府 安山县市桥街道办事处
	安山县州城镇人民政府 安山县沙市镇人民政府 安山县区庄乡人民政府 安山县县底镇人民政府 安山县东关街道办事处 安山县经济开发区管理委员会`)

// TestAnySpellings: nothing is said of a county's agencies; one of them under another name is refused, and no other.
func TestAnySpellings(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		names := rapid.Permutation(county).Draw(r, "names")
		if s := named(names); len(s.wrong)+len(s.alike) > 0 {
			r.Fatal(s.wrong, s.alike)
		}
		of := rapid.SampledFrom(county).Draw(r, "twice")
		other := rapid.SampledFrom([]string{of + "（汇总）", of + "（本级）", of + "(含所属)", of + "机关", "示例市" + of}).Draw(r, "other")
		if strings.HasPrefix(other, "示例市国家") {
			return
		}
		s := named(append(names, other))
		if len(s.wrong) != 1 || !s.doubled || !strings.Contains(s.wrong[0], of+"（") || !strings.Contains(s.wrong[0], other+"（") {
			r.Fatal(of, other, s.wrong, s.alike)
		}
	})
}
