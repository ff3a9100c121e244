package unit

import (
	"strings"
	"testing"
)

// TestStated reads the units out of lines as people write them, and none out of names and sentences.
func TestStated(t *testing.T) {
	for line, want := range map[string]string{
		"单位：千件": "千件", "（单位：千件）": "千件", "单位 ： 千 件": "千件", "计量单位千件": "千件", "单位(千件)": "千件", "单位：千": "千",
		"单位：件、万元": "件 万元", "单位：件；金额单位：万元": "件 万元", "单位：件（万元）": "件 万元", "单位：元/件": "元 件",
		"单位：人民币元": "元", "单位：万元人民币": "万元", "金额单位为万元。": "万元", "金额：元": "元", "本表以万元为单位": "万元", "金额按元填写": "元",
		"以千件计": "千件", "单位：件　　填报日期：2025年": "件", "三、收到和处理情况（单位：千件）": "千件", "（万人次）": "万人次", "三、情况(百件)": "百件",
		"千件": "千件", "（元）": "元", "万元": "万元", "单位：10件": "10件", "计量单位为件。浅黄色格填数，灰色格由公式自动算出。": "件", "（千）": "千",
		"填报单位：广元市司法局": "", "填报单位：元氏县人民政府": "", "报送单位：千阳县司法局　联系人：万元": "", "单位：件数": "", "所属单位10个。": "",
		"下属单位十个。": "", "受理万件": "", "收费12万元（含税）": "", "（二十个工作日内）": "", "一、总体情况": "", "千": "千", "12件": "", "": "",
		"第二十条第（一）项": "", "（1）": "", "本年收到申请（100件）。": "",
	} {
		if have := strings.Join(Stated(line), " "); have != want {
			t.Errorf("%q states %q, not %q", line, have, want)
		}
	}
	for line, want := range map[string]string{"填报单位：广元市司法局": "", "单位：件（万元）": "万元", "（万元）": "万元", "收费金额（元）": "", "本表以元为单位": "元"} {
		if have := InNote(line); have != want {
			t.Errorf("the note %q has %q, not %q", line, have, want)
		}
	}
	for label, want := range map[string]string{"数量（千）": "千", "人数（万人次）": "万人次", "（十个工作日内）": "", "收费（元/年）": "元", "份数（千份）": "千份", "申请（件）": ""} {
		if have := InLabel(label); have != want {
			t.Errorf("the label %q has %q, not %q", label, have, want)
		}
	}
}
