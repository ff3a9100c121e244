package filing

import (
	"slices"
	"strings"

	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/form"
	"nianbao/render/readback"
)

// ofPrinted returns those differences that count of a document or page: it may say more than the report in words of its
// own, leaves out the particulars that it does not print, and may make something else of one.
func ofPrinted(
	found []readback.Difference, prints func(p *form.Particular) (whole, changed bool),
) []readback.Difference {
	return slices.DeleteFunc(found, func(d readback.Difference) bool {
		switch d.Kind {
		case readback.Note:
			return d.Want == ""
		case readback.Particular:
			whole, changed := prints(d.Particular)
			return d.Want == "" || changed || d.Have == "" && !whole
		}
		return false
	})
}

// checkWords is what to do where nobody has written a template.
const checkWords = "请看文字里有没有单独成行的标题、落款，有的请并进一段文字里；没有的请告诉程序的维护者。"

// unlike refuses what was written where it differs from what was meant, or cannot be read back.
func unlike(found []readback.Difference, err error, what string) error {
	if err != nil {
		return err
	}
	return refused(proof.Said(found), what, checkWords)
}

func refused(differences []string, what, advice string) error {
	if len(differences) == 0 {
		return nil
	}
	return &file.Error{
		Reason: "写出的" + what + "与原件不一致，没有保存：\n" + strings.Join(differences, "\n"),
		Advice: advice,
	}
}
