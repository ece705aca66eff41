"""Verbs, adjectives and nouns that decide how a clause is built, how firmly it is put and what kind of claim it
makes (lemmas, sorted)."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ASPECT_VERBS = _words("begin cease commence continue finish keep resume start stop")
"""Verbs whose gerund stays in the verb group ("keeps growing")."""

CONTROL_ADJECTIVES = _words(
    """able bound committed determined due eager expected free going keen liable likely obliged prepared ready
    reluctant required set sure unable unlikely unwilling willing"""
)
"""Adjectives whose infinitive stays in the verb group ("is able to pay")."""

OPEN_PREPOSITIONS = _words("against at for from in of on to toward towards")
"""Prepositions whose gerund may stay in the verb group ("contributes to finding", "is aimed at averting")."""

REPORTING_VERBS = _words(
    """accept acknowledge add admit affirm agree allege announce answer argue ask assert assume assure believe boast
    claim comment complain concede conclude confess confirm contend convince declare deny disclose doubt
    emphasise emphasize estimate exclaim expect explain fear feel figure forecast guess hear hint hold hope
    imagine imply indicate inform insist know learn maintain mention mind note notice object observe point
    predict proclaim promise propose quip realise realize reason recall reckon recognise recognize recommend
    record regret reiterate remark remember remind repeat reply report respond reveal say signal state stress
    suggest suppose suspect swear tell testify think trust underline underscore understand urge vow warn wish wonder
    worry write"""
)
"""Verbs whose that-clause is the claim, so that the clause around it is none."""

DESIRE_VERBS = _words("aim aspire desire endeavour hope intend long mean plead seek strive try want wish")
"""Verbs of wish and aim."""

WISH_VERBS = _words("beg hasten like want wish")
"""Verbs by which speakers announce what they go on to say ("I *wish* to stress that ...")."""

DIRECTIVE_VERBS = _words(
    """ask beg command compel demand direct exhort implore instruct invite oblige order request require summon urge"""
)
"""Verbs by which one party asks or obliges another to act."""

STEERING_VERBS = _words("ask command compel direct instruct invite oblige order summon")
"""Directive verbs that ask for nothing where their object is a mere thing or person ("*directed* the choir")."""

NORM_VERBS = DIRECTIVE_VERBS | _words(
    """advocate appeal authorise authorize ban call deserve forbid mandate must need oppose outlaw owe permit press
    prohibit recommend reject support"""
)
"""Verbs whose clause says what ought or ought not to be."""

NEED_VERBS = _words("deserve need require")
"""Verbs that put their object as a necessity."""

PLAN_VERBS = _words("commit plan pledge prepare promise resolve schedule undertake vow")
"""Verbs that put what follows as still to come."""

OFFER_VERBS = _words("agree offer volunteer")
"""Verbs by which an actor binds itself to the act that follows ("agreed to pay")."""

TASK_NOUNS = _words("business duty job mandate mission obligation responsibility role task turn")
"""Nouns of what somebody has to do ("it is the mission's *task* to lead the talks")."""

OBLIGATION_NOUNS = _words("duty obligation responsibility")
"""Nouns whose infinitive ought to be done ("have a duty to pay")."""

SPENDING_VERBS = _words("devote invest lose need save spend take waste")
"""Verbs whose object, a time or a sum, goes to the gerund behind it ("spend less time *flying*")."""

SPEECH_VERBS = _words("address speak talk")
"""Verbs of speech that say nothing of what is said ("*speaking* in Oslo, she said ...")."""

COMMIT_VERBS = _words("commit dedicate devote pledge promise reaffirm resolve undertake vow")
"""Verbs by which an actor binds itself."""

CAUSE_VERBS = _words(
    """accelerate affect aggravate aid alleviate allow arise assist bolster boost cause compound contribute
    create curb decrease destroy diminish disrupt drive ease enable encourage endanger enhance ensure erode
    exacerbate facilitate force foster fuel further generate harm help hinder impact improve increase induce
    influence jeopardise jeopardize lead let lower make minimise minimize mitigate motivate permit prevent
    produce promote protect provoke redouble reduce reinforce render result shape spark spur stem stimulate
    strengthen suffer threaten trigger undermine weaken worsen yield"""
)
"""Verbs that say what something brings about."""

JUDGEMENT_VERBS = _words(
    """acclaim admire applaud appreciate blame celebrate commend compliment condemn congratulate criticise criticize
    decry denounce deplore encourage hail honor honour lament praise regret reiterate salute thank underline
    underscore value welcome"""
)
"""Verbs that judge their object."""

NAMING_VERBS = _words("call define designate dub entitle know name nickname rename term title")
"""Verbs whose passive gives a name or an identity ("also called")."""

DEFINING_VERBS = _words("comprise constitute include represent")
"""Verbs that say what belongs to what."""

CAST_VERBS = _words(
    """blast brand call characterise characterize consider decry deem denounce deride describe dismiss hail label
    perceive portray praise regard see slam term view"""
) | {"hold up", "pass off", "write off"}
"""Verbs that cast their object as something ("described it as ...", "called it a ...")."""

EVALUATIVE_WORDS = _words(
    """alarming appropriate bad beautiful best better big bold brutal catastrophic central competitive confident
    considerable constructive courageous critical crucial cruel dangerous decisive deep devastating difficult
    difficulty dire disaster disastrous effective efficient encouraging enormous essential excellent exceptional
    extraordinary failure famous favourable fine finest flashpoint fragile fruitful fundamental glad good grave
    great greatest grim hard hard-won harmful heinous historic honour horrible huge ideal important impossible
    impressive inadequate inappropriate indispensable ineffective influential innovative insufficient invaluable
    key landmark largest leading major meaningful milestone necessary negative notable outrageous outstanding
    paramount peaceful perfect pivotal poor positive powerful practical precious priority productive progress
    promising proud regrettable reliable remarkable respect right robust satisfied serious severe shameful
    significant sinister strategic strongest success successful terrible tragic tremendous unacceptable unfair
    unique unjust unprecedented urgency urgent useful valuable vibrant victory vital weak welcome worrying worse
    worst worthy wrong"""
)
"""Words of quality and importance."""

ROLE_NOUNS = _words(
    """administrator adviser advisor ambassador analyst archbishop attorney author bishop boss capt captain chair
    chairman chairperson chairwoman chancellor chief co-founder coach col colonel columnist commander
    commissioner congressman congresswoman coordinator correspondent councillor counsel counsellor dean delegate
    deputy director doctor economist editor emperor engineer envoy executive expert founder gen general gov
    governor head historian inspector judge justice king lawyer leader lieutenant lord lt maj major manager
    marshal mayor member minister officer official owner philosopher physicist pope premier president prime-
    prince princess professor prosecutor queen rapporteur rep representative researcher scientist secretary
    secretary-general sen senator sergeant sgt sheriff singer speaker spokesman spokesperson spokeswoman
    superintendent teacher undersecretary vice-chair vice-president winner writer"""
)
"""Nouns that name an office or a profession."""

STATE_OFFICES = _words(
    """ambassador chancellor congressman congresswoman emperor governor king mayor minister premier president prince
    princess queen sen senator"""
)
"""Offices of a state: who holds one speaks for it, not for a body that the text is about."""

CLEFT_DETERMINERS = _words("that the these this those")
"""Determiners of what "it is X that ..." brings to the fore."""

CLAUSE_NOUNS = _words("act change decision development fact gesture move outcome prospect result shift sign step trend")
"""Nouns that take up a whole clause behind it ("She resigned, *a move* that surprised all")."""

LENGTH_UNITS = _words("block foot hour kilometer kilometre km league meter metre mile minute yard")
"""Nouns by which the way to a place is measured."""

PLACE_NOUNS = _words(
    """city continent country district island kingdom municipality province region republic state suburb town village"""
)
"""Nouns that say what kind of place a name stands for ("the city of Ghent")."""

CONDITION_WORDS = _words("if once provided providing unless until when whenever")
"""Words that open a condition."""

SETTING_PREPOSITIONS = _words(
    """after although amid before despite during following if notwithstanding once pending per since though throughout
    till unless unlike until upon when while whilst"""
)
"""Prepositions whose phrase gives time or circumstance: no part of what a claim says."""

ADDING_OPENERS = _words("addition besides")
"""Words that open a fronted gerund which is claimed along ("Besides identifying ...", "In addition to helping ...")."""

FACT_OPENERS = _words("after besides despite on since upon")
"""Prepositions whose gerund is put as real, where the clause around it is ("*after* losing the vote")."""

REPORT_NOUNS = _words(
    """account accusation allegation case claim evidence footage image incident instance news photo picture report
    rumour rumor sign story talk video"""
)
"""Nouns whose "of" with a gerund tells what happened ("rumours *of crops being burned*")."""

FRAME_VERBS = _words(
    """acknowledge anticipate expect explain feel hear indicate know mention note observe point point read realise
    realize recall recognise recognize remark remember report say see state stress suggest tell think understand"""
)
"""Verbs of "as you know", "as we have seen": the clause leads up to a claim and makes none."""

PARTICIPLE_MARKS = _words(
    "also already by finally formerly never now originally previously recently since soon then thereby thus while"
)
"""Words before an adverbial participle that leave what it states as it is."""

PREPOSITION_PARTICIPLES = _words(
    """according barring based compared concerning considering depending excluding following given granted including
    judging provided providing regarding speaking supposing taken"""
)
"""Participles that serve as prepositions or conjunctions ("*given* the risk")."""

LINKING_ADVERBS = _words(
    """accordingly also consequently furthermore hence however instead moreover nevertheless nonetheless then therefore
    thus too"""
)
"""Adverbs that link sentences: no part of a claim."""

FREE_RELATIVES = _words("if what whatever whether which whichever who whoever whom")
"""Words that open an embedded question or a free relative, which claims nothing."""

CIRCUMSTANCE_NOUNS = _words("extent manner moment occasion place reason time way")
"""Nouns whose relative clause without a pronoun says why, how or when ("the reason *he left*")."""

TIME_NOUNS = _words(
    """afternoon century day decade evening future hour midnight minute moment month morning night noon past season
    spring summer time today tomorrow tonight week weekend winter year yesterday"""
)
"""Nouns of time."""

PARTICLES = _words("ahead apart aside away back down forth forward off out together up")
"""Adverbs that belong to the verb before them ("pushes ahead")."""

DIRECTIONS = _words("along around by in on over through under")
"""Prepositions that belong to the verb before them where another one follows ("close *in* on")."""

SMALL_CLAUSE_VERBS = _words("feel have hear help let make notice observe see watch")
"""Verbs that take a subject and a bare infinitive ("helps them grow"): no claim of its own."""

LIGHT_VERBS = _words("come give have hold keep lose make pay play put set take")
"""Verbs that make one predicate with a bare noun ("takes place", "makes use of")."""

REPORTING_ADJECTIVES = _words(
    """adamant afraid aware certain confident convinced glad hopeful optimistic sorry sure worried"""
)
"""Adjectives whose that-clause is the claim ("we are confident that ...")."""

SAY_VERBS = _words("add comment explain note reply report say state tell write")
"""Verbs that say nothing but that something is said."""

STATE_ADVERBS = _words("again already always never no not now often still yet")
"""Adverbs that belong to a form of "be" before them ("is still")."""

STATIVE_VERBS = _words(
    """comprise consist contain cover date feature include involve number range span stretch total vary"""
)
"""Verbs whose participle describes the noun before it ("missions, *ranging* from ...")."""

AIM_NOUNS = _words("aim ambition goal intention objective purpose view")
"""Nouns that make "with the aim of ..." a claim about what is wanted."""

ACT_VERBS = _words("""adopt announce approve demand promise propose recommend reject request submit welcome""")
"""Verbs that report words and also do something with them: with a mere noun phrase they are claims themselves."""

NEGATORS = _words(
    """barely cannot hardly n't neither never no nobody none nor not nothing n’t rarely scarcely seldom without"""
)
"""Words that turn a clause into its opposite."""

NEGATIVE_VERBS = _words("abstain cease deny fail lack refrain refuse")
"""Verbs that say that something is not so, whatever completes them."""

NEGATIVE_IMPLICATIVES = _words("avoid decline forbear forget neglect omit quit stop")
"""Verbs that say of the verb after them that it is not done ("*declined* to pay", "*stopped* paying")."""

DENYING_VERBS = _words("deny disprove")
"""Verbs that say of their that-clause that it is not so."""

FEELING_VERBS = _words(
    """alarm amaze appal astonish comfort depress disappoint discourage dishearten distress disturb embarrass encourage
    exasperate frustrate gratify hearten humble intrigue perplex please puzzle reassure sadden satisfy shock surprise
    trouble worry"""
)
"""Verbs whose "-ing" judges what an empty "it" stands for ("it is *gratifying* that ...")."""

PARTITIVES = _words(
    """amount array bit bulk bunch collection combination couple dozen group half handful host kind lot majority most
    number one pair part piece plenty portion proportion quantity range rest section series set share some sort
    total type variety"""
)
"""Nouns that only measure out what follows them ("a range of tools")."""

IDLE_NOUNS = _words("""addition conclusion example fact general instance order particular result short sum turn""")
"""Nouns of phrases that link sentences ("for example", "as a result"): no part of a fact."""

WILL_VERBS = ASPECT_VERBS | _words(
    """aim aspire commit desire endeavour hope intend long mean plan plead pledge prepare promise resolve schedule seek
    strive try undertake vow want wish"""
)
"""Verbs that keep their infinitive whatever stands between ("wishes, on behalf of all, to thank ...")."""
