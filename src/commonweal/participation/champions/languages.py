"""Languages that a champion can say they speak: a code and its name in English."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

LANGUAGES: Final = {
    "en": _("English"),
    "ak": _("Akan (Twi, Fante)"),
    "sq": _("Albanian"),
    "am": _("Amharic"),
    "ar": _("Arabic"),
    "bn": _("Bengali (with Sylheti)"),
    "bfi": _("British Sign Language"),
    "bg": _("Bulgarian"),
    "zh": _("Chinese (Mandarin, Cantonese)"),
    "cs": _("Czech"),
    "fa": _("Farsi, Dari"),
    "fr": _("French"),
    "de": _("German"),
    "el": _("Greek"),
    "gu": _("Gujarati"),
    "hi": _("Hindi"),
    "hu": _("Hungarian"),
    "ig": _("Igbo"),
    "it": _("Italian"),
    "ku": _("Kurdish"),
    "lv": _("Latvian"),
    "lt": _("Lithuanian"),
    "ml": _("Malayalam"),
    "ne": _("Nepali"),
    "ps": _("Pashto"),
    "pl": _("Polish"),
    "pt": _("Portuguese"),
    "pa": _("Punjabi (with Mirpuri and Potwari)"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "sn": _("Shona"),
    "si": _("Sinhala"),
    "sk": _("Slovak"),
    "so": _("Somali"),
    "es": _("Spanish"),
    "sw": _("Swahili"),
    "tl": _("Tagalog"),
    "ta": _("Tamil"),
    "te": _("Telugu"),
    "ti": _("Tigrinya"),
    "tr": _("Turkish"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
    "vi": _("Vietnamese"),
    "cy": _("Welsh"),
    "yo": _("Yoruba"),
}


def known(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes in the order of the list, each once.

    Raises ``ValueError`` for a code that is none of them.
    """
    if strange := sorted(set(codes) - LANGUAGES.keys()):
        told = _("No language has the code “%(code)s”: choose from the list")
        raise ValueError(str(told) % {"code": strange[0]})
    return tuple(one for one in LANGUAGES if one in codes)
