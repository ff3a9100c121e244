package serve

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"testing"

	"nianbao/serve/view"
)

var ways = regexp.MustCompile(`共 (\d+) 种可能`)

// TestAllCandidates shows that where it is not certain which cell is wrong the page has each that it may be, as many as the
// message says.
func TestAllCandidates(t *testing.T) {
	c := start(t, t.TempDir())
	v := c.dropped(samplePath)
	many := 0
	url := "/api/v1/files/" + v.ID
	draw := rand.New(rand.NewPCG(1, 2)) // each takes long: a page of findings is made
	for range 24 {
		at := draw.IntN(3)
		figure := []string{granted, received, carriedIn}[at]
		v, cells := &view.View{}, typed{granted: nil, received: nil, carriedIn: nil}
		cells[figure] = fmt.Sprint([]int{1288, 3001, 34}[at] + draw.IntN(60) - 30)
		c.must("POST", url+"/corrections", typed{"cells": cells}, v)
		for i, f := range v.Check.Findings {
			said := ways.FindStringSubmatch(f.Message)
			if len(v.Candidates[i]) < len(f.Suspects) && f.Expected != "" {
				t.Fatalf("%d of %d: %s", len(v.Candidates[i]), len(f.Suspects), f.Message)
			}
			if said == nil {
				continue
			}
			many++
			if n, _ := strconv.Atoi(said[1]); len(v.Candidates[i]) < min(n, 20) || n <= 3 {
				t.Fatalf("%d of %d: %s", len(v.Candidates[i]), n, f.Message)
			}
		}
	}
	if many == 0 {
		t.Error("it was always certain")
	}
}
