package summary

import (
	"testing"

	"nianbao/contract"
)

// TestSuspects names the cells that most likely are wrong: all of one explanation that is certain, else the likeliest.
func TestSuspects(t *testing.T) {
	one, two := contract.Suspect{Cell: contract.Cell{Sheet: "表", Ref: "A1", Value: "1"}, ShouldBe: "2", Why: "多一位"}, contract.Suspect{Cell: contract.Cell{Sheet: "表", Ref: "B1", Value: "3"}, ShouldBe: "4", Why: "少一位"}
	const first, second = "表!A1：现为 1，应为 2（多一位）", "表!B1：现为 3，应为 4（少一位）"
	for _, test := range []struct {
		certain bool
		list    []contract.Suspect
		want    string
	}{{false, nil, ""}, {true, nil, ""}, {false, []contract.Suspect{one, two}, first}, {true, []contract.Suspect{one, two}, first + "；" + second}, {false, []contract.Suspect{two}, second}} {
		if got := suspects(&contract.Finding{Suspects: test.list, Certain: test.certain}); got != test.want {
			t.Errorf("certain %v of %d: %s", test.certain, len(test.list), got)
		}
	}
}
