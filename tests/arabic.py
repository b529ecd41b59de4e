"""A consultation whose texts are also in Arabic: the words that a reader of Arabic meets."""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy.orm import Session

from imports.gabarit import DEFAULT_GABARIT, Length, load_gabarit
from models import Consultation, User
from models.store.drafts import GroupDraft
from models.store.opening import open_consultation
from models.store.preparing import create_consultation
from models.store.translating import offer_languages, save_translations, source_texts
from tests.builders import KEEP_UNTIL, THREE_GROUPS, TODAY, a_facilitator
from tests.clock import START

ARABIC: Final = "العربية"
POLES: Final = ("الخبرة", "التمثيل", "المشاركة")
PLAIN_POLES: Final = ("الفريق", "المتحدثون", "المجموعة كلها")

WORDS: Final[Mapping[str, str]] = {
    "consent-text": (
        "{facilitator} تدعوكم.\n"
        "تقولون كيف تجري الأمور اليوم في {organisation}، وما الذي تتمنونه.\n"
        "المشاركة اختيارية. لا يتغير شيء إن رفضتم.\n"
        "لا أحد يقرأ الأجوبة قبل الإغلاق.\n"
        "في مجموعتكم {people} أشخاص. قد يخمّن الآخرون جوابكم.\n"
        "يمكنكم التوقف أو محو كل شيء حتى الإغلاق.\n"
        "يُحفظ ما يُعرض عن المجموعة حتى {keep_until}."
    ),
    "consent-more_1_title": "من يحفظ الأجوبة؟",
    "consent-more_2_title": "هل تحتاجون إلى مساعدة؟",
    "consent-more_3_title": "ما يمكن تخمينه",
    "consent-more_4_title": "حقوقكم",
    "consultation-title": "ممارساتنا",
    "group-1-label": "فريق التدخل",
    "group-2-label": "المستفيدون",
    "group-3-label": "مجلس الإدارة",
    "pole-1-name": POLES[0],
    "pole-2-name": POLES[1],
    "pole-3-name": POLES[2],
    "pole-1-plain_name": PLAIN_POLES[0],
    "pole-2-plain_name": PLAIN_POLES[1],
    "pole-3-plain_name": PLAIN_POLES[2],
    "practice-ensemble-title": "منظمتنا بشكل عام",
    "practice-ensemble-sentence": "طريقة العمل الأقرب إلى منظمتنا.",
    "practice-ensemble-example": "فكروا في أسبوع عادي.",
    "practice-ensemble-pole_1": "يعمل الفريق بما يعرفه.",
    "practice-ensemble-pole_2": "يعمل أشخاص باسم الآخرين.",
    "practice-ensemble-pole_3": "نفكر ونعمل معًا.",
    "practice-accueil-title": "الاستقبال، اللقاء الأول",
    "practice-accueil-sentence": "ما يحدث عندما يأتي شخص لأول مرة.",
    "practice-accueil-example": "مكالمة أولى، زيارة أولى، قهوة ترحيب.",
}
"""Those that a test looks at; the others say in Arabic that they are a text."""


def in_arabic(consultation: Consultation) -> dict[str, str]:
    """Return every text of a consultation, in Arabic, by its key."""
    sources = source_texts(consultation, "ar")
    return {
        text.key: WORDS.get(text.key, f"نص قصير رقم {number}")
        for number, text in enumerate(sources, start=1)
    }


def a_translated_consultation(
    session: Session,
    *,
    facilitator: User | None = None,
    groups: Sequence[GroupDraft] = THREE_GROUPS,
) -> Consultation:
    """A French one being prepared, with every text in English and in Arabic; none is offered."""
    consultation = create_consultation(
        session,
        facilitator=facilitator or a_facilitator(session),
        gabarit=load_gabarit(DEFAULT_GABARIT, "fr"),
        length=Length.COURT,
        organisation="La Maison du coin",
        title="Nos pratiques",
        groups=groups,
        language="fr",
        today=TODAY,
        translated=[load_gabarit(DEFAULT_GABARIT, "en")],
    )
    labels = ("The team", "Recipients", "The board")
    english = {f"group-{rank}-label": label for rank, label in enumerate(labels, start=1)}
    save_translations(session, consultation, "en", english)
    save_translations(session, consultation, "ar", in_arabic(consultation))
    return consultation


def an_open_consultation_in_three_languages(
    session: Session, *, facilitator: User | None = None
) -> Consultation:
    """Its groups collect, and each person chooses French, English or Arabic."""
    consultation = a_translated_consultation(session, facilitator=facilitator)
    offer_languages(session, consultation, ["en", "ar"])
    open_consultation(session, consultation, now=START, keep_until=KEEP_UNTIL)
    session.commit()
    return consultation
