from checklists.values import Texts, Unwatched


def test_a_text_falls_back_to_english_and_then_to_nothing() -> None:
    texts = Texts({"en": "store", "zh": "库房"})
    assert (texts.to("zh"), texts.to("fr"), Texts({}).to("fr")) == ("库房", "store", "")
    assert texts.has("zh")
    assert not texts.has("fr")


def test_texts_are_values() -> None:
    source = {"en": "store"}
    texts = Texts(source)
    source["en"] = "changed"
    assert texts == Texts({"en": "store"})
    assert hash(texts) == hash(Texts({"en": "store"}))


def test_work_nobody_watches_may_report() -> None:
    Unwatched().at(1, 2, "step")


def test_a_text_falls_back_where_it_is_and_the_language_lacks_it() -> None:
    half = Texts({"en": "Door", "zh": ""})
    assert half.falls_back_in("zh")
    assert half.falls_back_in("fr")
    assert not half.falls_back_in("en")
    assert not Texts({}).falls_back_in("fr")
