package sentences

import (
	"strings"
	"testing"
)

// BenchmarkRead reads an overview of 2,000 characters.
func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("（二）依申请公开。2024年，我局认真贯彻落实条例，严格依法办理，共收到政府信息公开申请36件，其中自然人28件、法人8件，均在法定期限内答复。"+
		"通过门户网站主动公开信息120条，开展培训3次，不断提升工作人员业务水平，切实保障人民群众的知情权、参与权和监督权。\n", 15)
	r := withText(theReport("2021", "示例市司法局"), text)
	for b.Loop() {
		read(r)
	}
}
