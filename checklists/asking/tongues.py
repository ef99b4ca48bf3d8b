"""The languages of a form's columns: from a name such as "French (fr)" to a tag, and back."""

import re
import zlib

# What forms call their languages; the first name is the one we write.
_NAMES = {
    "en": ("English", "Anglais", "Inglés", "eng"),
    "zh": ("Chinese", "中文", "汉语", "Mandarin", "zho", "chi"),
    "ar": ("Arabic", "العربية", "Arabe", "Árabe", "ara"),
    "fr": ("French", "Français", "Francais", "Francés", "fra", "fre"),
    "ru": ("Russian", "Русский", "rus"),
    "es": ("Spanish", "Español", "Espanol", "Castellano", "Espagnol", "spa"),
    "pt": ("Portuguese", "Português", "Portugues"),
    "de": ("German", "Deutsch"),
    "it": ("Italian", "Italiano"),
    "nl": ("Dutch", "Nederlands"),
    "uk": ("Ukrainian", "Українська"),
    "pl": ("Polish", "Polski"),
    "ro": ("Romanian", "Română"),
    "sr": ("Serbian", "Српски", "Srpski"),
    "bs": ("Bosnian", "Bosanski"),
    "hr": ("Croatian", "Hrvatski"),
    "sq": ("Albanian", "Shqip"),
    "mk": ("Macedonian", "Македонски"),
    "el": ("Greek", "Ελληνικά"),
    "tr": ("Turkish", "Türkçe"),
    "ka": ("Georgian", "ქართული"),
    "hy": ("Armenian", "Հայերեն"),
    "az": ("Azerbaijani", "Azərbaycan"),
    "kk": ("Kazakh", "Қазақша"),
    "ky": ("Kyrgyz", "Кыргызча"),
    "tg": ("Tajik", "Тоҷикӣ"),
    "uz": ("Uzbek", "O'zbek"),
    "fa": ("Persian", "Farsi", "فارسی"),
    "prs": ("Dari", "دری"),
    "ps": ("Pashto", "پښتو"),
    "ku": ("Kurdish", "Kurdî"),
    "he": ("Hebrew", "עברית"),
    "ur": ("Urdu", "اردو"),
    "hi": ("Hindi", "हिन्दी"),
    "bn": ("Bengali", "Bangla", "বাংলা"),
    "ne": ("Nepali", "नेपाली"),
    "my": ("Burmese", "မြန်မာ"),
    "km": ("Khmer", "ខ្មែរ"),
    "lo": ("Lao", "ລາວ"),
    "th": ("Thai", "ไทย"),
    "vi": ("Vietnamese", "Tiếng Việt"),
    "id": ("Indonesian", "Bahasa Indonesia"),
    "ja": ("Japanese", "日本語"),
    "ko": ("Korean", "한국어"),
    "sw": ("Swahili", "Kiswahili"),
    "so": ("Somali", "Soomaali"),
    "am": ("Amharic", "አማርኛ"),
    "ti": ("Tigrinya", "ትግርኛ"),
    "om": ("Oromo", "Afaan Oromoo"),
    "ha": ("Hausa",),
    "yo": ("Yoruba",),
    "ig": ("Igbo",),
    "ln": ("Lingala",),
    "rw": ("Kinyarwanda",),
    "rn": ("Kirundi",),
    "mg": ("Malagasy",),
    "ht": ("Haitian Creole", "Kreyòl"),
}
_TAGS = {name.casefold(): tag for tag, names in _NAMES.items() for name in names}
_REGION = 2
_TAG = re.compile(r"(?:[A-Za-z]{2,3}|x)(?:-[A-Za-z0-9]{1,8}){0,8}")


def is_tag(text: str) -> bool:
    """Whether this may be a language's tag, and so the name of its file."""
    return text != "x" and _TAG.fullmatch(text) is not None


def written_name(tag: str) -> str:
    """How a form's column names this language: `French (fr)`."""
    return f"{_NAMES.get(tag, (tag,))[0]} ({tag})"


def tag_of(name: str) -> str | None:
    """The tag of a language as a form names it; None when it is no name or tag we know."""
    before, _, bracketed = (part.strip() for part in name.strip().rpartition("("))
    if name.strip().endswith(")") and is_tag(tag := bracketed[:-1].strip().replace("_", "-")):
        return _as_meant(_TAGS.get(before.casefold()), tag)
    tag = name.strip().replace("_", "-")
    if tag.casefold() in _NAMES:
        return tag.casefold()
    return _TAGS.get(name.strip().casefold()) or (tag if is_tag(tag) else None)


def _as_meant(language: str | None, tag: str) -> str:
    """English (EN) is en, and Spanish (MX) is es-MX: people write capitals as they like."""
    if language is None or not (tag.isupper() or tag.istitle()) or "-" in tag:
        return tag
    if tag.casefold() == language:
        return language
    return f"{language}-{tag}" if tag.isupper() and len(tag) == _REGION else tag


def private_tag(name: str) -> str:
    """A tag for private use (BCP 47) for a language we cannot name, always the same one."""
    word = re.sub(r"[^a-z0-9]", "", name.casefold())[:8]
    return f"x-{word or format(zlib.crc32(name.encode('utf-8', 'replace')), '08x')}"
