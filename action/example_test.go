package action_test

import (
	"fmt"

	"nianbao/action"
)

// A writer prints values as they are and collects what is wrong.
type writer struct {
	*action.Run
	errors []*action.Error
}

func (w *writer) Print(_ *action.Node, v action.Value) error {
	s, err := v.Print()
	w.Out.WriteString(s)
	return err
}

func (w *writer) Keep(*action.Node, int) {}

func (w *writer) Fail(_ *action.Node, err *action.Error) { w.errors = append(w.errors, err) }

// template finds the actions in a text and makes blocks of them.
func template(text string) ([]action.Node, error) {
	var row []action.Node
	spans, _ := action.Scan(text)
	at := 0
	for i, s := range spans {
		a, err := action.ParseAction(text[s.From+2 : s.To-2])
		if err != nil {
			return nil, err
		}
		row = append(row, action.Node{Text: text[at:s.From]}, action.Node{Action: a, At: i})
		at = s.To
	}
	nodes, faults := action.Nest(append(row, action.Node{Text: text[at:]}))
	if len(faults) > 0 {
		return nil, fmt.Errorf("action %d: %s", faults[0].At, faults[0].Reason)
	}
	return nodes, nil
}

// A template is parsed without any data, asked which names it refers to, and carried out. What is wrong is told all at
// once.
func Example() {
	nodes, err := template(`{{机关}}新收{{if 新收}}{{数字格式 "#,##0" 新收}}件{{else}}零件{{end}}，` +
		`结转{{结传}}件。{{段落 3 4}}`)
	if err != nil {
		panic(err)
	}
	for _, use := range action.Uses(nodes) {
		fmt.Print(use.Names)
	}
	fmt.Println()

	w := &writer{Run: &action.Run{
		Data:  map[string]any{"机关": "市司法局", "新收": 1234, "结转": action.Blank{}},
		Limit: 1 << 20,
	}}
	w.Writer = w
	w.Start()
	w.Nodes(nodes)
	fmt.Println(w.Out.String())
	for _, err := range w.errors {
		fmt.Println(err, err.Near)
	}
	// Output:
	// [机关][新收][新收][结传][]
	// 市司法局新收1,234件，结转件。
	// {{结传}}：没有这个名称 结转
	// {{段落 3 4}}：函数“段落”用错了：后面要写 1 个值，这里写了 2 个；写法是 {{段落 值}}
}

// A text may use names, functions and conditions.
func ExampleExpand() {
	data := map[string]any{"申请": map[string]any{"新收": 12, "结转": action.Stroke{}}}
	s, err := action.Expand(`新收{{大写数字 "数量" 申请.新收}}件，`+
		`{{if 申请.结转}}结转{{申请.结转}}件{{else}}没有结转{{end}}。`, data)
	if err != nil {
		panic(err)
	}
	fmt.Println(s)
	_, err = action.Expand("{{range 申请}}{{.}}{{end}}", data)
	fmt.Println(err)
	// Output:
	// 新收十二件，没有结转。
	// {{range 申请}}：文字里只能引用名称、函数和条件（if…else…end）
}
