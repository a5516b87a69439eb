"""The term table: broken rows give their line and cure, all at once; context is read into alternatives."""

from pathlib import Path

import pytest
from tests.golden_cases import cases, name, parts

from handbook.faults import Faults
from handbook.terms import load_terms

HEAD = "simplified\ttraditional\tnote\texample\tunchanged\n"


def table(folder: Path, rows: str) -> Path:
    path = folder / "terms.tsv"
    path.write_text(HEAD + rows, "utf-8")
    return path


@pytest.mark.parametrize("case", cases("terms"), ids=name)
def test_broken_table(case: Path, tmp_path: Path) -> None:
    given = parts(case)
    with pytest.raises(Faults) as caught:
        load_terms(table(tmp_path, given["input"].replace(" | ", "\t") + "\n"), "terms.tsv")
    assert str(caught.value) == given["error"]


def test_row_with_context_and_other_words(tmp_path: Path) -> None:
    row = "【审核/评审】通过【数据】\t透過|藉由\t说明\t审核通过数据\t通过考试\n"
    (term,) = load_terms(table(tmp_path, f"# 注释\n\n{row}"), "terms.tsv")
    assert (term.word, term.traditional, term.also, term.line) == ("通过", "透過", ("藉由",), 4)
    assert term.contexts == [("审核", "数据"), ("评审", "数据")]
