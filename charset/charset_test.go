package charset_test

import (
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/charset"
)

func TestWeigh(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("政府信息公开")
	if err != nil {
		t.Fatalf("simplifiedchinese.GBK.NewEncoder().String: %v", err)
	}
	for text, want := range map[string][3]int{
		"":          {0, 0, 0},
		"abc":       {0, 0, 0},
		"政府é\uFFFD": {3, 1, 0},
		"政\xff":     {1, 0, 1},
		gbk:         {0, 1, 10},
	} {
		long, short, bad := charset.Weigh([]byte(text))
		if got := [3]int{long, short, bad}; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
