"""The words that tie a quotation to its speaker, language by language."""

from __future__ import annotations

from typing import NamedTuple


class Saying(NamedTuple):
    """What may stand between a quotation and a name; all in lower case."""

    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    sources: frozenset[str]
    """"According" and its kin: the name follows, never a single word."""
    articles: frozenset[str]
    indefinite: frozenset[str]
    pronouns: frozenset[str]
    speaking: frozenset[str]
    """Those who speak for somebody named: "a spokeswoman for Millrace Dairy"."""
    roles: frozenset[str]
    links: frozenset[str]
    """What ties a name to its house: "Yuki Amano of Tern Robotics"."""
    bounds: frozenset[str]
    """Prepositions and the like: a title has none, and a name's house ends before them."""
    nobody: frozenset[str]
    """Words with a capital that name nobody."""
    past: tuple[str, ...] = ()
    """Endings by which any verb right behind a quotation is known to be one of saying."""


def words_of(words: str) -> frozenset[str]:
    """Give the words of a line as a set."""
    return frozenset(words.split())


PARTICLES = words_of(
    "van von vom zu zum der den de del della di da dos das do la le du al el bin ibn ten ter y e"
)

_EN = Saying(
    verbs=words_of(
        "said says told tells added adds wrote writes asked asks warned warns insisted insists argued argues conceded"
        " admitted explained noted recalled joked replied answered announced declared predicted promised complained"
        " stated remarked observed commented continued acknowledged concluded estimated testified tweeted posted"
        " recalls recalled quips quipped laughs laughed sighs sighed reckons reckoned believes maintains maintained"
        " reports suggests suggested stresses stressed emphasised emphasized cautions cautioned contends contended"
        " confirms confirmed explains admits concedes notes observes remarks predicts promises complains replies"
        " answers states continues acknowledges concludes estimates jokes boasts boasted grumbled grumbles"
    ),
    auxiliaries=words_of("has had"),
    sources=words_of("according"),
    articles=words_of("the its their his her our"),
    indefinite=words_of("a an one another some"),
    pronouns=words_of("he she"),
    speaking=words_of("spokesman spokeswoman spokesperson representative"),
    roles=words_of(
        "chief head director analyst economist strategist president vice-president chairman chairwoman chair founder"
        " co-founder owner co-owner manager partner minister governor professor secretary treasurer member engineer"
        " executive officer ceo cfo coo lawyer editor commissioner senator mayor adviser advisor consultant broker"
        " trader investor farmer leader boss lead leader official attorney researcher scientist fellow lecturer judge"
    ),
    links=words_of("of from"),
    bounds=words_of(
        "in on at as when after before during to for with by from of who whom whose which that while about over under"
        " and or but since until through into if because late early yesterday today separately then"
    ),
    nobody=words_of(
        "i we you he she it they the a an this that these those monday tuesday wednesday thursday friday saturday"
        " sunday january february march april may june july august september october november december analysts"
        " officials people others traders brokers critics experts investors economists lawyers management sources"
        " nobody everybody everyone one some many most both what who when where why how yes no but and as in on at for"
        " if so its his her their our my there here then now reporters regulators employees workers residents"
    ),
)

_DE = Saying(
    verbs=words_of(
        "sagte sagt erklärte erklärt betonte betont kritisierte kritisiert warnte warnt meinte meint ergänzte schrieb"
        " schreibt fügte berichtete erzählte erläuterte räumte fragte versicherte versprach lobte mahnte forderte"
        " fordert urteilte bekräftigte kommentierte antwortete teilte"
    ),
    auxiliaries=words_of("hat"),
    sources=words_of("so laut"),
    articles=words_of("der die das dessen deren ihr ihre sein seine"),
    indefinite=words_of("ein eine einer eines"),
    pronouns=words_of("er sie"),
    speaking=words_of(""),
    roles=words_of(
        "chef chefin leiter leiterin analyst analystin vorstand mitglied präsident präsidentin ökonom ökonomin"
    ),
    links=words_of("vom von"),
    bounds=words_of(
        "in im am an auf bei beim vor nach zu zum zur mit für über unter während als der die das den dem des wie und"
        " oder aber dazu hinzu ein aus gegenüber noch kürzlich zuletzt dann seit bis"
    ),
    nobody=words_of(
        "anfang mitte ende montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai"
        " juni juli august september oktober november dezember experten analysten händler sprecher sprecherin"
        " unternehmen konzern börsianer beobachter kritiker insider ökonomen kreise branchenkreise er sie es wir ich"
        " der die das ein eine ihr ihre sein seine man niemand alle viele so"
    ),
)

_FR = Saying(
    verbs=words_of(
        "déclaré déclare dit expliqué explique affirmé affirme estimé estime indiqué indique ajouté ajoute assuré"
        " assure précisé précise souligné souligne confié confie prévenu prévient averti avertit reconnu reconnaît"
        " commenté commente répondu répond annoncé annonce regretté regrette résume résumé écrit martèle lancé insisté"
        " insiste juge jugé plaide plaidé raconte raconté rappelle rappelé souffle lâche tranche note noté observe"
        " justifie détaille promet promis analyse résumait soupire"
    ),
    auxiliaries=words_of("a avait"),
    sources=words_of("selon"),
    articles=words_of("le la les son sa leur"),
    indefinite=words_of("un une des"),
    pronouns=words_of("il elle"),
    speaking=words_of(""),
    roles=words_of(
        "directeur directrice président présidente analyste économiste maire ministre patron patronne fondateur"
        " fondatrice gérant gérante associé associée stratégiste professeur professeure membre responsable chef cheffe"
        " secrétaire porte-parole avocat avocate"
    ),
    links=words_of("chez"),
    bounds=words_of(
        "de du des d’ à au aux en dans lors chez par pour sur sous avec après avant devant qui que dont et ou mais"
        " lundi mardi mercredi jeudi vendredi samedi dimanche hier"
    ),
    nobody=words_of("il elle ils elles on nous je le la les un une des ce cela celui"),
)

_ES = Saying(
    verbs=words_of(
        "dijo dice afirmó afirma explicó explica señaló señala aseguró asegura añadió añade declaró declara indicó"
        " advirtió advierte sostuvo comentó apuntó subrayó destacó reconoció admitió preguntó respondió agregó escribió"
        " sostiene cree opina resume recuerda lamenta insiste cuenta matiza reconoce admite apunta destaca añaden"
    ),
    auxiliaries=words_of("ha había"),
    sources=words_of("según"),
    articles=words_of("el la los las su sus"),
    indefinite=words_of("un una unos unas"),
    pronouns=words_of("él ella"),
    speaking=words_of(""),
    roles=words_of(
        "director directora presidente presidenta analista economista ministro ministra alcalde alcaldesa fundador"
        " fundadora gerente socio socia jefe jefa profesor profesora consejero consejera secretario secretaria portavoz"
    ),
    links=words_of("del"),
    bounds=words_of(
        "de del a al en con por para sobre durante tras desde ante que quien y o pero el la los las un una ayer lunes"
        " martes miércoles jueves viernes sábado domingo"
    ),
    nobody=words_of("él ella ellos ellas el la los las un una yo nosotros esto eso"),
    past=("ó",),
)

_PT = Saying(
    verbs=words_of(
        "disse diz afirmou afirma explicou explica informou declarou declara acrescentou destacou ressaltou avaliou"
        " avalia comentou alertou contou admitiu reconheceu completou escreveu respondeu perguntou"
    ),
    auxiliaries=words_of("tem"),
    sources=words_of("segundo"),
    articles=words_of("o a os as seu sua"),
    indefinite=words_of("um uma uns umas"),
    pronouns=words_of("ele ela"),
    speaking=words_of(""),
    roles=words_of(
        "diretor diretora presidente analista economista ministro ministra prefeito prefeita fundador fundadora gerente"
        " sócio sócia chefe professor professora secretário secretária executivo executiva"
    ),
    links=words_of("do da"),
    bounds=words_of(
        "de do da dos das a ao à em no na nos nas com por para sobre durante após desde que quem e ou mas o os as um"
        " uma ontem segunda-feira terça-feira quarta-feira quinta-feira sexta-feira"
    ),
    nobody=words_of("ele ela eles elas o a os as um uma eu nós isso isto"),
    past=("ou", "eceu", "igiu", "etiu"),
)

SAYING = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "pt": _PT}
