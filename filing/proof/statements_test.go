package proof

import (
	"testing"

	"nianbao/form"
	"nianbao/form/define"
)

// TestNewlySaid tells of what a document says otherwise than the report even where the report breaks the same rule.
func TestNewlySaid(t *testing.T) {
	forms := define.Builtin()
	signed := func(signer string) *form.Report {
		r := form.NewReport(forms[1])
		r.Agency, r.Year = "示例市司法局", 2024
		r.Faults = []form.Fault{{Kind: form.OtherSigner, Label: form.Agency, Texts: []string{signer}, Places: make([]form.Place, 1)}}
		return r
	}
	for signer, want := range map[string]int{"市司法局": 0, "示例市司法局办公室": 1, "示例市民政局": 1} {
		if got := newlySaid(signed(signer), signed("市司法局"), forms); len(got) != want {
			t.Errorf("%s: %v", signer, got)
		}
	}
}
