package file

import (
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"nianbao/filing/seal"
	"nianbao/ooxml/opc"
)

// TestSpotsAtOnce shows that of runs which write the same output at the same time, under a name that they gave it, none
// is refused.
func TestSpotsAtOnce(t *testing.T) {
	pkg := opc.New()
	if err := seal.Sign(pkg); err != nil {
		t.Fatalf("seal.Sign: %v", err)
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	dir := t.TempDir()
	for round := range 60 {
		out := filepath.Join(dir, strconv.Itoa(round)+".docx")
		var runs sync.WaitGroup
		for range 10 {
			runs.Go(func() {
				spot, refusal := FindSpot(out, true, nil, nil, false)
				if refusal != nil {
					t.Error(refusal)
				} else if err := spot.Save(data); err != nil || spot.Path != out {
					t.Error(spot.Path, err)
				}
			})
		}
		runs.Wait()
	}
}
