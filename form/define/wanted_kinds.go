package define

import (
	"fmt"

	"nianbao/form/wanted"
)

func (b *builder) personal(at string, o *specPersonal) *wanted.Personal {
	return &wanted.Personal{Own: b.spaced(at+".own", o.Own), Private: b.spaced(at+".private", o.Private),
		Homes: b.patterns(at+".homes", o.Homes), Units: b.spaced(at+".units", o.Units),
		Numbers: demands(b, at+".numbers", o.Numbers, func(at string, n *specPersonNumber) *wanted.Number {
			check := wanted.Check(n.Check)
			switch {
			case n.Name == "" || n.Shape == "":
				b.refuse(at, "要写明名称 name 和写法 shape")
			case check != wanted.Unchecked && check != wanted.Identity && check != wanted.Luhn:
				b.refuse(at+".check", "校验方法只有 %s 和 %s", wanted.Identity, wanted.Luhn)
			}
			return &wanted.Number{Name: n.Name, Shape: b.pattern(at+".shape", n.Shape), Check: check,
				Words: b.spaced(at+".words", n.Words), Own: n.Own}
		})}
}

func (b *builder) opening(at string, o *specOpening) *wanted.Opening {
	for i, id := range o.Texts {
		b.textID(fmt.Sprintf("%s.texts[%d]", at, i), id)
	}
	if o.Back < 1 {
		b.refuse(at+".back", "往前看几年 back 至少是 1")
	}
	return &wanted.Opening{Texts: o.Texts, Paragraphs: o.Paragraphs, Back: o.Back}
}

func (b *builder) account(at string, o *specAccount) *wanted.Account {
	if o.Says == "" {
		b.refuse(at, "要写明写法 says")
	}
	return &wanted.Account{Says: b.grouped(at+".says", o.Says, 1), Own: b.spaced(at+".own", o.Own),
		Unless: b.spaced(at+".unless", o.Unless), This: b.spaced(at+".this", o.This), Plans: b.spaced(at+".plans", o.Plans)}
}
