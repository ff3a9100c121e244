package among

import "testing"

func TestIsOther(t *testing.T) {
	r := &Reports{Others: []string{"政务服务", "县委"}}
	for name, want := range map[string]bool{"示例市政务服务局": true, "示例县委": true, "示例市司法局": false, "": false} {
		if r.IsOther(name) != want {
			t.Errorf("%s: not %v", name, want)
		}
	}
}
