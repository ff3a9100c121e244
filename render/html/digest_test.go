package html

import (
	"bytes"
	"testing"

	"nianbao/render/digest"
)

// TestDigestLinks shows that the page leads to a file on another drive, too.
func TestDigestLinks(t *testing.T) {
	for _, link := range []string{"a%20b/%E7%94%B2.xlsx", "./1:2.xlsx", "file:///D:/%E7%94%B2.xlsx"} {
		page, err := Digest(&digest.Digest{Rows: []digest.Row{{File: "甲.xlsx", Link: link}}})
		if err != nil || !bytes.Contains(page, []byte(`<a href="`+link+`">甲.xlsx</a>`)) {
			t.Errorf("%s is not led to, %v", link, err)
		}
	}
}
