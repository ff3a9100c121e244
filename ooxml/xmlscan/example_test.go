package xmlscan_test

import (
	"fmt"

	"nianbao/ooxml/xmlscan"
)

func Example() {
	s := xmlscan.New([]byte(`<row r="6"><c r="E6"><v>12</v></c><ext><v>13</v></ext><c r="F6"><v>&lt;3</v></c></row>`))
	ref := ""
	for kind := s.Next(); kind != xmlscan.None; kind = s.Next() {
		switch {
		case kind == xmlscan.Start && s.Name() == "c":
			ref, _ = s.Attr("r")
		case kind == xmlscan.Start && s.Name() == "ext":
			s.Skip()
		case kind == xmlscan.Text:
			fmt.Println(ref, s.Text())
		}
	}
	if s.Err() != nil {
		fmt.Println(s.Err())
	}
	// Output:
	// E6 12
	// F6 <3
}
