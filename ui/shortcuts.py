"""Every key of the program, in one table."""

from PySide6.QtGui import QKeySequence

KEYS = {
    "new_inspection": "Ctrl+N",
    "open_workspace": "Ctrl+O",
    "create_workspace": "Ctrl+Shift+N",
    "lock_workspace": "Ctrl+L",
    "verify_reports": "Ctrl+Shift+V",
    "show_trust": "Ctrl+Shift+T",
    "show_inspections": "Ctrl+Home",
    "show_cases": "Ctrl+Shift+C",
    "new_case": "Ctrl+Alt+N",
    "show_library": "Ctrl+K",
    "quit": "Ctrl+Q",
    "undo": "Ctrl+Z",
    "answer_met": "1",
    "answer_partly_met": "2",
    "answer_not_met": "3",
    "answer_not_applicable": "4",
    "answer_not_verified": "5",
    "clear_answer": "Ctrl+Backspace",
    "write_remark": "R",
    "add_finding": "F",
    "add_photo": "P",
    "paste_photo": "Ctrl+Shift+P",
    "next_unanswered": "N",
    "next_item": "Ctrl+Down",
    "previous_item": "Ctrl+Up",
    "next_critical": "C",
    "search_items": "Ctrl+F",
    "show_overview": "Alt+1",
    "show_visit": "Alt+2",
    "show_checklist": "Alt+3",
    "show_findings": "Alt+4",
    "show_conclusion": "Alt+5",
    "show_report": "Alt+6",
    "case_of_visit": "Ctrl+0",
    "case_head": "Ctrl+1",
    "case_facilities": "Ctrl+2",
    "case_conditions": "Ctrl+3",
    "case_visits": "Ctrl+4",
    "case_timeline": "Ctrl+5",
    "case_restricted": "Ctrl+6",
    "case_items": "Ctrl+7",
    "case_custody": "Ctrl+8",
    "case_actions": "Ctrl+9",
    "show_count": "Alt+7",
    "show_conditions": "Alt+8",
    "show_follow_up": "Alt+9",
    "paste_marks": "Ctrl+Shift+M",
    "review_files": "Ctrl+Shift+F",
    "review_folder": "Ctrl+Shift+D",
    "review_search": "Ctrl+Shift+S",
    "review_group": "Ctrl+G",
    "review_attention": "Ctrl+Shift+A",
    "review_export": "Ctrl+E",
    "review_next": "Ctrl+Alt+Down",
    "review_answer": "Ctrl+Shift+R",
    "follow_system": "Ctrl+Alt+0",
    "look_light": "Ctrl+Alt+1",
    "look_dark": "Ctrl+Alt+2",
    "look_high_contrast": "Ctrl+Alt+3",
    "speak_en": "Ctrl+Alt+E",
    "speak_zh": "Ctrl+Alt+Z",
    "speak_fr": "Ctrl+Alt+F",
    "speak_ar": "Ctrl+Alt+A",
    "about": "F1",
}


def key(action: str) -> QKeySequence:
    return QKeySequence(KEYS[action])


def key_text(action: str) -> str:
    """The keys as the system writes them, for a button or a hint."""
    return key(action).toString(QKeySequence.SequenceFormat.NativeText)
