package define

import "github.com/shopspring/decimal"

// spec is a definition as form.yaml states it.
type spec struct {
	Edition     string            `yaml:"edition"`
	Notice      string            `yaml:"notice"`
	Cites       string            `yaml:"cites"`
	Title       string            `yaml:"title"`
	Titles      []string          `yaml:"titles"`
	About       string            `yaml:"about"`
	Texts       *specTexts        `yaml:"texts"`
	Column      string            `yaml:"column"`
	Years       specYears         `yaml:"years"`
	Particulars []*specParticular `yaml:"particulars"`
	Fillers     []string          `yaml:"fillers"`
	Asides      []string          `yaml:"asides"`
	Sections    []*specSection    `yaml:"sections"`
	Notes       []*specNote       `yaml:"notes"`
	Tables      []*specTable      `yaml:"tables"`
	Others      []*specOther      `yaml:"others"`
	Relations   []*specRelation   `yaml:"relations"`
	History     *specHistory      `yaml:"history"`
	Among       *specAmong        `yaml:"among"`
	Bases       map[string]string `yaml:"bases"`
	Charts      []*specChart      `yaml:"charts"`
	Sentences   *specSentences    `yaml:"sentences"`
	Plausible   *specPlausible    `yaml:"plausible"`
}

type specSentences struct {
	Words  map[string]string `yaml:"words"`
	Wider  map[string]string `yaml:"wider"`
	Topics []*specTopic      `yaml:"topics"`
}

type specTopic struct {
	ID       string        `yaml:"id"`
	Says     string        `yaml:"says"`
	Here     string        `yaml:"here"`
	Nouns    string        `yaml:"nouns"`
	Headings string        `yaml:"headings"`
	Unless   string        `yaml:"unless"`
	Note     string        `yaml:"note"`
	Units    string        `yaml:"units"`
	Row      string        `yaml:"row"`
	Column   string        `yaml:"column"`
	Rows     []*specPhrase `yaml:"rows"`
	Columns  []*specPhrase `yaml:"columns"`
}

type specPhrase struct {
	Says   string `yaml:"says"`
	When   string `yaml:"when"`
	Weak   bool   `yaml:"weak"`
	Alone  bool   `yaml:"alone"`
	Behind bool   `yaml:"behind"`
	Unless string `yaml:"unless"`
	Units  string `yaml:"units"`
	Of     string `yaml:"of"`
}

type specPlausible struct {
	Shifted  []specShifted `yaml:"shifted"`
	Torn     *specTorn     `yaml:"torn"`
	AsSum    []specAsSum   `yaml:"as_sum"`
	Serials  *specSerials  `yaml:"serials"`
	Money    *specMoney    `yaml:"money"`
	Disputes *specDisputes `yaml:"disputes"`
	Zero     *specZero     `yaml:"zero"`
}

type specShifted struct {
	Table string     `yaml:"table"`
	Flows []string   `yaml:"flows"`
	Stock string     `yaml:"stock"`
	Large string     `yaml:"large"`
	Times specNumber `yaml:"times"`
	Least specNumber `yaml:"least"`
}

type specTorn struct {
	Least  specNumber `yaml:"least"`
	Within specNumber `yaml:"within"`
}

type specAsSum struct {
	Table string     `yaml:"table"`
	Parts []string   `yaml:"parts"`
	Not   string     `yaml:"not"`
	Least specNumber `yaml:"least"`
	Rows  int        `yaml:"rows"`
}

type specSerials struct {
	Times specNumber `yaml:"times"`
}

type specMoney struct {
	Unit  string         `yaml:"unit"`
	Most  specNumber     `yaml:"most"`
	Mosts []*specMoneyOf `yaml:"mosts"`
	Times specNumber     `yaml:"times"`
	Least specNumber     `yaml:"least"`
	Twice specNumber     `yaml:"twice"`
}

type specMoneyOf struct {
	Agency string     `yaml:"agency"`
	Most   specNumber `yaml:"most"`
}

type specDisputes struct {
	Table    string     `yaml:"table"`
	Column   string     `yaml:"column"`
	Requests []string   `yaml:"requests"`
	Times    specNumber `yaml:"times"`
	Least    specNumber `yaml:"least"`
}

type specZero struct {
	Requests string     `yaml:"requests"`
	Least    specNumber `yaml:"least"`
}

type specChart struct {
	Name   string      `yaml:"name"`
	Title  string      `yaml:"title"`
	Kind   string      `yaml:"kind"`
	Last   bool        `yaml:"last"`
	Points []specPoint `yaml:"points"`
}

type specPoint struct {
	Label string `yaml:"label"`
	Of    string `yaml:"of"`
}

type specYears struct {
	From int `yaml:"from"`
	To   int `yaml:"to"`
}

type specParticular struct {
	ID      string   `yaml:"id"`
	Name    string   `yaml:"name"`
	Label   string   `yaml:"label"`
	Aliases []string `yaml:"aliases"`
	Hint    string   `yaml:"hint"`
}

type specSection struct {
	Title  string   `yaml:"title"`
	Text   string   `yaml:"text"`
	Name   string   `yaml:"name"`
	Sheet  string   `yaml:"sheet"`
	Tables []string `yaml:"tables"`

	Aliases []string `yaml:"aliases"`
	Terms   []string `yaml:"terms"`
	Besides []string `yaml:"besides"`
}

type specNote struct {
	Text   string `yaml:"text"`
	Name   string `yaml:"name"`
	Title  string `yaml:"title"`
	Beside string `yaml:"beside"` // a table's id
}

type specTable struct {
	ID      string      `yaml:"id"`
	Name    string      `yaml:"name"`
	Heading string      `yaml:"heading"`
	Corner  string      `yaml:"corner"`
	Over    string      `yaml:"over"`
	Across  bool        `yaml:"across"`
	Open    *specOpen   `yaml:"open"`
	Columns []*specNode `yaml:"columns"`
	Rows    []*specNode `yaml:"rows"`
}

type specOpen struct {
	ID      string   `yaml:"id"`
	Name    string   `yaml:"name"`
	Label   string   `yaml:"label"`
	Aliases []string `yaml:"aliases"`
	Blank   int      `yaml:"blank"`
}

type specNode struct {
	ID        string      `yaml:"id"`
	Name      string      `yaml:"name"`
	Label     string      `yaml:"label"`
	Aliases   []string    `yaml:"aliases"`
	Unit      string      `yaml:"unit"`
	Decimal   bool        `yaml:"decimal"`
	Negative  bool        `yaml:"negative"`
	PrintUnit bool        `yaml:"print_unit"`
	Vertical  bool        `yaml:"vertical"`
	NoSum     bool        `yaml:"no_sum"`
	Type      string      `yaml:"type"`
	OneOf     []string    `yaml:"one_of"`
	Required  *bool       `yaml:"required"`
	Columns   []*specNode `yaml:"columns"`
	Rows      []*specNode `yaml:"rows"`
}

type specOther struct {
	ID       string   `yaml:"id"`
	Says     string   `yaml:"says"`
	Editions []string `yaml:"editions"`
	Folder   string   `yaml:"folder"`
}

type specRelation struct {
	ID        string                `yaml:"id"`
	Says      string                `yaml:"says"`
	Basis     string                `yaml:"basis"`
	Each      string                `yaml:"each"`
	Equation  string                `yaml:"equation"`
	When      string                `yaml:"when"`
	Tolerance specNumber            `yaml:"tolerance"`
	Round     *int                  `yaml:"round"`
	Severity  string                `yaml:"severity"`
	Call      map[string]string     `yaml:"call"`
	Sum       string                `yaml:"sum"`
	Mend      string                `yaml:"mend"`
	Holds     map[string]specNumber `yaml:"holds"`
	Breaks    map[string]specNumber `yaml:"breaks"`
}

type specHistory struct {
	Jumps     []*specJump `yaml:"jumps"`
	Unchanged int         `yaml:"unchanged"`
	Explain   string      `yaml:"explain"`
	Copied    *specCopied `yaml:"copied"`
}

type specAmong struct {
	Copied *specCopied `yaml:"copied"`
	Many   int         `yaml:"many"`
	Acts   string      `yaml:"acts"`
	Weak   string      `yaml:"weak"`
	Others string      `yaml:"others"`
}

type specJump struct {
	Of     []string   `yaml:"of"`
	Factor specNumber `yaml:"factor"`
	Floor  specNumber `yaml:"floor"`
}

type specCopied struct {
	Texts    []string `yaml:"texts"`
	Share    int      `yaml:"share"`
	Floor    int      `yaml:"floor"`
	Whole    int      `yaml:"whole"`
	Shortest int      `yaml:"shortest"`
	Besides  []string `yaml:"besides"`
}

// A specNumber is a number of at most 15 digits before the point and 6 behind it.
type specNumber struct{ decimal.Decimal }

type specTexts struct {
	Slots          []string             `yaml:"slots"`
	None           string               `yaml:"none"`
	NeverNone      []string             `yaml:"never_none"`
	Overview       *specOverview        `yaml:"overview"`
	Personal       *specPersonal        `yaml:"personal"`
	Fee            *specFee             `yaml:"fee"`
	Contradictions []*specContradiction `yaml:"contradictions"`
	Beyond         []*specBeyond        `yaml:"beyond"`
	Deadlines      []*specDeadline      `yaml:"deadlines"`
	Period         *specPeriod          `yaml:"period"`
	Notices        *specNotices         `yaml:"notices"`
	Years          *specAccountYears    `yaml:"years"`
}

type specOverview struct {
	Text    string        `yaml:"text"`
	Most    int           `yaml:"most"`
	Aspects []*specAspect `yaml:"aspects"`
	Counts  []*specCount  `yaml:"counts"`
	Drafts  []*specDraft  `yaml:"drafts"`
}

type specDraft struct {
	Text string `yaml:"text"`
	Of   string `yaml:"of"`
	Join bool   `yaml:"join"`
}

type specAspect struct {
	Name string `yaml:"name"`
	Says string `yaml:"says"`
	Of   string `yaml:"of"`
}

type specCount struct {
	Name string `yaml:"name"`
	Says string `yaml:"says"`
	Cell string `yaml:"cell"`
}

type specPersonal struct {
	Own     string              `yaml:"own"`
	Private string              `yaml:"private"`
	Homes   []string            `yaml:"homes"`
	Numbers []*specPersonNumber `yaml:"numbers"`
	Units   string              `yaml:"units"`
}

type specPersonNumber struct {
	Name  string `yaml:"name"`
	Shape string `yaml:"shape"`
	Check string `yaml:"check"`
	Words string `yaml:"words"`
	Own   bool   `yaml:"own"`
}

type specFee struct {
	Text    string `yaml:"text"`
	Says    string `yaml:"says"`
	Names   string `yaml:"names"`
	Amount  string `yaml:"amount"`
	Unpaid  string `yaml:"unpaid"`
	Taken   string `yaml:"taken"`
	Notices string `yaml:"notices"`
	Nobody  string `yaml:"nobody"`
}

type specContradiction struct {
	Says   string   `yaml:"says"`
	About  string   `yaml:"about"`
	Unless string   `yaml:"unless"`
	Cells  []string `yaml:"cells"`
}

type specBeyond struct {
	Agency  string `yaml:"agency"`
	Unless  string `yaml:"unless"`
	Row     string `yaml:"row"`
	Why     string `yaml:"why"`
	Certain bool   `yaml:"certain"`
}

type specDeadline struct {
	Agency string `yaml:"agency"`
	Until  string `yaml:"until"`
	Basis  string `yaml:"basis"`
}

type specPeriod struct {
	From string `yaml:"from"`
	To   string `yaml:"to"`
	Says string `yaml:"says"`
}

type specNotices struct {
	Cited    string `yaml:"cited"`
	Basis    string `yaml:"basis"`
	Subject  string `yaml:"subject"`
	Misnamed string `yaml:"misnamed"`
}

type specAccountYears struct {
	Of       string         `yaml:"of"`
	Unless   string         `yaml:"unless"`
	Openings []*specOpening `yaml:"openings"`
	Account  *specAccount   `yaml:"account"`
}

type specOpening struct {
	Texts      []string `yaml:"texts"`
	Paragraphs bool     `yaml:"paragraphs"`
	Back       int      `yaml:"back"`
}

type specAccount struct {
	Says   string `yaml:"says"`
	Own    string `yaml:"own"`
	Unless string `yaml:"unless"`
	This   string `yaml:"this"`
	Plans  string `yaml:"plans"`
}
