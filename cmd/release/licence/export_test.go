package licence

import "testing"

// PdfiumNotices are those of the known file.
func PdfiumNotices(t *testing.T) []Notice {
	t.Helper()
	list, err := pdfiumNotices()
	if err != nil {
		t.Fatalf("read the texts of pdfium's parts: %v", err)
	}
	return list
}
