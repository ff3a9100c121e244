package record

import (
	"os"
	"path/filepath"
	"testing"
)

// TestTotalsAreTold tells of rows that are likely no records.
func TestTotalsAreTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "名单.csv")
	if err := os.WriteFile(path, []byte("单位,数量\n甲局,5\n合计局,6\n合　计,11\n注：略,\n"), 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	set, err := Source{Paths: []string{path}}.Read()
	if err != nil {
		t.Fatalf("Source.Read: %v", err)
	}
	if len(set.Records) != 4 || len(set.Remarks) != 2 {
		t.Errorf("%d records, told %q", len(set.Records), set.Remarks)
	}
}
