import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import importers
from digest.errors import ExtractError
from digest.importers import sniff

PAGE = "<html><head>{}</head><body><p>{}</p></body></html>"
SAMPLES = {
    "cp1252": "Der Vorstand prüft größere Übernahmen – für 1.200 €.",
    "iso8859-2": "Spółka zwiększyła zysk netto w trzecim kwartale o jedną piątą.",
    "cp1251": "Совет директоров одобрил выплату дивидендов за прошлый год.",
    "koi8-r": "Совет директоров одобрил выплату дивидендов за прошлый год.",
    "cp1253": "Το διοικητικό συμβούλιο ενέκρινε την εξαγορά της εταιρείας.",
    "cp1255": "הדירקטוריון אישר את חלוקת הדיבידנד לשנה שעברה.",
    "cp1256": "وافق مجلس الإدارة على توزيع أرباح السنة الماضية.",
    "cp932": "取締役会は前年度の配当を承認した。工場は来年稼働する。",
    "euc_jp": "取締役会は前年度の配当を承認した。工場は来年稼働する。",
    "iso2022_jp": "取締役会は前年度の配当を承認した。",
    "gb18030": "董事会批准了去年的股息分配，新工厂将于明年投产。",
    "big5hkscs": "董事會批准了去年的股息分配，新工廠將於明年投產。",
    "cp949": "이사회는 지난해 배당을 승인했다. 새 공장은 내년에 가동된다.",
    "cp874": "คณะกรรมการอนุมัติเงินปันผลของปีที่แล้ว",
}
LABELS = {
    "cp1252": "iso-8859-1",
    "cp932": "Shift_JIS",
    "gb18030": "gb2312",
    "cp949": "euc-kr",
    "cp874": "tis-620",
    "big5hkscs": "Big5",
}


def text_of(data: bytes, path: str) -> str:
    return "\n".join(block.text for block in importers.read(data, path).blocks)


@pytest.mark.parametrize(("encoding", "text"), SAMPLES.items())
def test_a_declared_encoding_is_believed(encoding: str, text: str) -> None:
    label = LABELS.get(
        encoding, encoding.replace("iso8859", "iso-8859").replace("cp125", "windows-125")
    )
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'
    extract = importers.read(PAGE.format(meta, text).encode(encoding), "extracts/a.html")
    assert [block.text for block in extract.blocks] == [text]
    assert (extract.encoding, extract.replaced) == (encoding, 0)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_marks_and_zeros_give_unicode_away(encoding: str) -> None:
    extract = importers.read(
        "Profit rose – a lot. Shares gained.".encode(encoding), "extracts/a.txt"
    )
    assert extract.blocks[0].text == "Profit rose – a lot. Shares gained."
    assert extract.replaced == 0


def test_a_page_saved_as_utf8_keeps_its_text_whatever_it_declares() -> None:
    text = SAMPLES["gb18030"] * 3
    page = PAGE.format('<meta charset="gb2312">', text).encode()
    assert text_of(page, "extracts/a.html") == text
    page = PAGE.format('<meta charset="windows-1252">', "größer").encode()
    assert text_of(page, "extracts/a.html") == "größer"


def test_a_wrong_byte_is_replaced_and_counted() -> None:
    extract = importers.read(
        "für größere Gewinne ".encode() + b"\xff\xfe und mehr", "extracts/a.txt"
    )
    assert extract.blocks[0].text == "für größere Gewinne �� und mehr"
    assert (extract.encoding, extract.replaced) == ("utf-8", 2)
    assert importers.read("own � mark".encode(), "extracts/a.txt").replaced == 0
    assert importers.read(b"a b c d e f g h i\0j", "extracts/a.txt").replaced == 1


def test_text_without_declaration_is_guessed_at_last() -> None:
    data = (SAMPLES["cp1251"] * 5).encode("cp1251")
    assert importers.read(data, "extracts/a.txt").encoding == "cp1251"
    assert (
        importers.read("caf\xe9".encode("latin-1"), "extracts/a.txt")
        .blocks[0]
        .text.startswith("caf")
    )


def test_an_unknown_declaration_is_passed_over() -> None:
    assert text_of(PAGE.format('<meta charset="utf-7">', "x").encode(), "a.html") == "x"
    assert text_of(PAGE.format('<meta charset="rot13">', "x").encode(), "a.html") == "x"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 text",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n",
        b"\x1f\x8b\x08abc",
        bytes(range(32)) * 20,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ExtractError, match="not text") as caught:
        importers.read(data, "extracts/a.txt")
    assert caught.value.hint


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(ExtractError, match="larger than 20 MB"):
        importers.read(b"x" * (sniff.MAX_BYTES + 1), "extracts/a.txt")


def test_an_unknown_extension_is_refused() -> None:
    with pytest.raises(ExtractError, match="no importer"):
        importers.read(b"x", "extracts/a.docx")
    assert importers.format_of("x/.txt") is None
    assert importers.format_of("x/a.HTM") == "html"


def test_the_content_decides_where_the_extension_lies() -> None:
    page = b"<!DOCTYPE html><html><body><p>Text</p></body></html>"
    assert importers.read(page, "extracts/a.txt").format == "html"
    assert importers.read(b"Line one\nLine two", "extracts/a.html").format == "text"
    assert importers.read(b"# Title\n\n<p>x</p>", "extracts/a.md").format == "markdown"


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_no_bytes_break_an_importer_and_equal_bytes_give_equal_extracts(
    data: bytes, path: str
) -> None:
    try:
        extract = importers.read(data, path)
    except ExtractError:
        return
    assert extract == importers.read(data, path)
    for number, block in enumerate(extract.blocks, 1):
        block.text.encode()
        assert block.number == number
        assert block.text.strip()
        assert block.first <= block.last
