package printing

import "testing"

// TestListed finds typefaces in Windows' list of them, in Chinese and in English.
func TestListed(t *testing.T) {
	lines := []string{"SimSun & NSimSun (TrueType)", "仿宋_GB2312 (TrueType)", "方正小标宋简体 (TrueType)", "Times New Roman (TrueType)",
		"黑体 (TrueType)", "Microsoft YaHei & Microsoft YaHei UI (TrueType)"}
	for name, want := range map[string]bool{"宋体": true, "仿宋_GB2312": true, "方正小标宋简体": true, "Times New Roman": true, "黑体": true,
		"楷体_GB2312": false, "华文中宋": false, "等线": false} {
		if got := among([]string{name}, lines); got[0].Has != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestMatched tells a typeface from the one that fontconfig takes for it.
func TestMatched(t *testing.T) {
	if f := matched("仿宋_GB2312", []string{"仿宋_GB2312", "FangSong_GB2312"}); !f.Has {
		t.Error(f)
	}
	if f := matched("仿宋_GB2312", []string{"AR PL SungtiL GB"}); f.Has || f.Instead != "AR PL SungtiL GB" {
		t.Error(f)
	}
}
