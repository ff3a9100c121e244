package readback

import (
	"fmt"
	"strconv"

	"nianbao/form"
)

// String says in Chinese where what differs.
func (d Difference) String() string {
	place := d.Place.String()
	if place != "" {
		place += " "
	}
	switch {
	case d.Lost:
		return place + "表" + form.Quote(d.Table.Title()) + "缺少一行" + form.Quote(d.Want)
	case d.Kind == Row && d.Want == "":
		return place + "表" + form.Quote(d.Table.Title()) + "多出一行" + form.Quote(d.Have)
	}
	return place + fmt.Sprintf("%s：原来是“%s”，写出的是“%s”", d.What(), d.Want, d.Have)
}

// What names in Chinese what differs, as the form calls it.
func (d Difference) What() string {
	switch d.Kind {
	case Row:
		return "表" + form.Quote(d.Table.Title()) + "第 " + strconv.Itoa(d.Number) + " 行"
	case Cell:
		return d.Cell.Label()
	case Text, Note:
		return d.Section.Title
	case Agency:
		return "机关名称"
	case Year:
		return "年度"
	case Particular:
		return d.Particular.Label
	}
	if d.Point == "" {
		return "图表" + form.Quote(d.Chart)
	}
	return "图表" + form.Quote(d.Chart) + "的" + d.Point
}
