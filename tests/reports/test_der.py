"""Values in DER: what another reader makes of them."""

from asn1crypto import core
from hypothesis import given
from hypothesis import strategies as st

from reports import der


@given(st.integers(0, 2**300))
def test_integers_are_read_back(number: int) -> None:
    written = der.integer(number)
    assert core.Integer.load(written, strict=True).native == number
    assert core.Integer(number).dump() == written


@given(st.binary(max_size=70_000))
def test_octets_are_read_back(content: bytes) -> None:
    assert core.OctetString.load(der.octets(content), strict=True).native == content


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_a_set_is_written_in_one_order(contents: list[bytes]) -> None:
    class Octets(core.SetOf):
        _child_spec = core.OctetString

    parts = [der.octets(content) for content in contents]
    assert der.set_of(*parts) == der.set_of(*reversed(parts))
    assert sorted(Octets.load(der.set_of(*parts), strict=True).native) == sorted(contents)


def test_tags_and_identifiers_are_those_of_x_690() -> None:
    assert der.identifier("1.2.840.113549.1.7.2").hex() == "06092a864886f70d010702"
    assert der.explicit(0, der.NULL).hex() == "a0020500"
    assert der.implicit(0, der.set_of()).hex() == "a000"
    assert der.sequence(der.NULL, der.integer(128)).hex() == "3006050002020080"
