"""The typefaces that ship with the program, for pages and windows alike (SIL OFL 1.1)."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "fonts"

LATIN = FOLDER / "NotoSans-Regular.ttf"
LATIN_BOLD = FOLDER / "NotoSans-Bold.ttf"
CHINESE = FOLDER / "NotoSansSC-Regular.ttf"
ARABIC = FOLDER / "NotoSansArabic-Regular.ttf"
ARABIC_BOLD = FOLDER / "NotoSansArabic-Bold.ttf"
# Noto Sans Arabic is so tall that it pushes text out of input fields; the UI cut is not.
ARABIC_WINDOW = FOLDER / "NotoSansArabicUI-Regular.ttf"
ARABIC_WINDOW_BOLD = FOLDER / "NotoSansArabicUI-Bold.ttf"
