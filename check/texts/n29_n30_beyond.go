package texts

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/wanted"
)

var n29 = &rule.Rule{
	ID: "N29", Severity: rule.Warning, Title: "乡镇、街道填了规章",
	What:    "乡镇、街道没有规章制定权，规章一行却有数：多半是把规范性文件或者上级的规章填在了这一行。",
	Basis:   "《立法法》：规章由国务院部门和设区的市以上的人民政府制定",
	Example: "某镇人民政府的表里，规章现行有效 3 件。",
	Mend:    "规章一行改填 0；规范性文件填到下一行。",
	Run:     func(p *rule.Pass) { beyond(p, true) },
}

var n30 = &rule.Rule{
	ID: "N30", Severity: rule.Note, Title: "部门填了规章",
	What:    "地方政府的部门没有规章制定权，规章一行却有数：也许是把政府的规章填进了部门的表。",
	Basis:   "《立法法》：规章由国务院部门和设区的市以上的人民政府制定",
	Example: "某市教育局的表里，规章本年制发 2 件。",
	Mend:    "填报的是规范性文件的，移到下一行；由本部门起草、政府公布的规章，照上级的口径填。",
	Run:     func(p *rule.Pass) { beyond(p, false) },
}

// beyond tells of rows in which an agency can have nothing.
func beyond(p *rule.Pass, certain bool) {
	for _, b := range asked(p).Beyond {
		if b.Certain != certain || !fits(b, p.Report.Agency) {
			continue
		}
		var cells []rule.Cell
		var stated []string
		label := ""
		for cell, v := range p.Values() {
			if strings.HasPrefix(cell.ID, b.Row+".") && v.State == form.Number && !v.Number.IsZero() {
				cells = append(cells, p.Cell(cell))
				stated = append(stated, fmt.Sprintf("%s是 %s", form.Quote(cell.Column.Label), v.Number))
				label = cell.Row.Label
			}
		}
		if len(cells) > 0 {
			p.Found(cells[0].Place, fmt.Sprintf("%s的%s。%s。请核对，是不是填错了行。",
				form.Quote(label), strings.Join(stated, "、"), b.Why), cells...)
		}
	}
}

func fits(b *wanted.Beyond, agency string) bool {
	return agency != "" && b.Agency.Regexp().MatchString(agency) && !b.Unless.Regexp().MatchString(agency)
}
