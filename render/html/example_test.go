package html_test

import (
	"fmt"
	"strings"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/render/html"
)

func ExampleWrite() {
	r := form.NewReport(define.Builtin()[1])
	r.Agency, r.Year = "示例市司法局", 2024
	data, err := html.Write(r, html.Options{Draft: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "<h1>") || strings.HasPrefix(line, "<h2>") {
			fmt.Print(line)
		}
	}
	// Output:
	// <h1>示例市司法局<br>2024年政府信息公开工作年度报告</h1>
	// <h2>一、总体情况</h2>
	// <h2>二、主动公开政府信息情况</h2>
	// <h2>三、收到和处理政府信息公开申请情况</h2>
	// <h2>四、政府信息公开行政复议、行政诉讼情况</h2>
	// <h2>五、存在的主要问题及改进情况</h2>
	// <h2>六、其他需要报告的事项</h2>
}
