package contact

import (
	"maps"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyParagraph shows that what the paragraph says is read again, be it none, and nothing out of another paragraph.
func TestAnyParagraph(t *testing.T) {
	value := rapid.StringMatching(`([示例市0-9a-z@.；，。（）]|地址：|电话：){0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		given := map[string]string{}
		for _, id := range []string{"website", "address", "postcode", "phone", "email"} {
			if v := value.Draw(t, id); v != "" {
				given[id] = v
			}
		}
		of := func(id string) string { return given[id] }
		paragraph := Paragraph(of)
		if (paragraph == "") != (len(given) == 0) {
			t.Fatalf("%v: %q", given, paragraph)
		}
		// What a value itself writes as the paragraph does may be read otherwise, but never to another paragraph.
		if found := Read(paragraph); found != nil && Paragraph(func(id string) string { return found[id] }) != paragraph {
			t.Fatalf("%q is read as %v", paragraph, found)
		}
		if found := Read(paragraph + "又"); found != nil {
			t.Errorf("%q is read as %v", paragraph+"又", found)
		}
	})
}

func TestRead(t *testing.T) {
	given := map[string]string{"website": "www.example.gov.cn", "address": "示例路1号；2楼", "phone": "010-1234567"}
	const want = "本报告的电子版可在www.example.gov.cn查阅和下载。对本报告有疑问的，请与本机关联系（地址：示例路1号；2楼；电话：010-1234567）。"
	if got := Paragraph(func(id string) string { return given[id] }); got != want {
		t.Error(got)
	}
	if got := Read(want); !maps.Equal(got, given) {
		t.Errorf("%v", got)
	}
}
